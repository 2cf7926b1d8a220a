/// The members of one JSON object, and where the object stands.
package struct JSONFields {
  package let place: String
  package let object: JSON
  private let values: [String: JSON]

  /// - Parameter keys: the members that there may be; nil is all that are there.
  package init(place: String, object: JSON, keys: [String]? = nil) {
    self.place = place
    self.object = object
    guard case .object(let members) = object else {
      values = [:]
      return
    }
    let known = keys.map { Set($0) }
    values = Dictionary(
      members.filter { known?.contains($0.key) ?? true }.map { ($0.key, $0.value) },
      uniquingKeysWith: { $1 })
  }

  package subscript(key: String) -> JSON? { values[key] }

  /// The keys of those that are there.
  package var keys: [String] { values.keys.sorted() }

  package func place(of key: String) -> String { place.isEmpty ? key : place + "." + key }
}
