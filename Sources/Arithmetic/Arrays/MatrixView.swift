/// A matrix of weights inside a flat storage, taken by rows or, transposed, by columns.
public struct MatrixView: Equatable, Sendable {
  public let start: Int
  public let rows: Int
  public let columns: Int
  public let rowStride: Int
  public let columnStride: Int

  package init(start: Int, rows: Int, columns: Int, rowStride: Int, columnStride: Int) {
    (self.start, self.rows, self.columns) = (start, rows, columns)
    (self.rowStride, self.columnStride) = (rowStride, columnStride)
  }

  package var transposed: MatrixView {
    MatrixView(
      start: start, rows: columns, columns: rows, rowStride: columnStride, columnStride: rowStride)
  }
}
