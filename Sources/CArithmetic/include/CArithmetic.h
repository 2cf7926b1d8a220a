// How one Swift function becomes two: for any processor of its kind, and for one with AVX2.
//
// The first of each pair is written in Swift (Sources/Arithmetic/Kernels). The second is a C function for
// another target that calls it, and `flatten` has all that is called compiled into it: the same additions,
// multiplications and divisions in the same order, four at a time in one register. AVX2 does not bring fused
// multiply-add with it, and Swift never makes one of a product and a sum, so the bits are the same. No
// compiler flags are needed, which a package that others depend on must not have.
#pragma once

#if defined(__x86_64__)
#define LESCOPE_FOR_AVX2(kernel)                                                         \
  __attribute__((target("avx2"), flatten)) static inline void kernel##_avx2(             \
      const double *_Nonnull arguments, double *_Nonnull values, double *_Nonnull slopes, \
      long count) {                                                                      \
    kernel(arguments, values, slopes, count);                                            \
  }

static inline int lescope_has_avx2(void) { return __builtin_cpu_supports("avx2"); }
#else
#define LESCOPE_FOR_AVX2(kernel)
#endif

#define LESCOPE_KERNEL(kernel)                                                          \
  void kernel(const double *_Nonnull arguments, double *_Nonnull values,                \
              double *_Nonnull slopes, long count);                                     \
  LESCOPE_FOR_AVX2(kernel)

LESCOPE_KERNEL(lescope_tanh)
LESCOPE_KERNEL(lescope_sigmoid)
LESCOPE_KERNEL(lescope_softplus)

// A matrix's product with numbers that are in fours, one after the other.
void lescope_add_product(const double *_Nonnull matrix, double *_Nonnull quads, long rows,
                         long columns, long row_stride, long column_stride, long from, long to,
                         long slices, long size);

#if defined(__x86_64__)
__attribute__((target("avx2"), flatten)) static inline void lescope_add_product_avx2(
    const double *_Nonnull matrix, double *_Nonnull quads, long rows, long columns,
    long row_stride, long column_stride, long from, long to, long slices, long size) {
  lescope_add_product(matrix, quads, rows, columns, row_stride, column_stride, from, to, slices,
                      size);
}
#endif

// A matrix in lines, and single vectors.
void lescope_add_dots(const double *_Nonnull lines, const double *_Nonnull vector,
                      double *_Nonnull sums, long count, long length);
void lescope_add_lines(const double *_Nonnull lines, const double *_Nonnull factors,
                       double *_Nonnull vector, long count, long length);
void lescope_add_outer_product(double *_Nonnull lines, double step, const double *_Nonnull factors,
                               const double *_Nonnull vector, long count, long length);

#if defined(__x86_64__)
__attribute__((target("avx2"), flatten)) static inline void lescope_add_dots_avx2(
    const double *_Nonnull lines, const double *_Nonnull vector, double *_Nonnull sums, long count,
    long length) {
  lescope_add_dots(lines, vector, sums, count, length);
}

__attribute__((target("avx2"), flatten)) static inline void lescope_add_lines_avx2(
    const double *_Nonnull lines, const double *_Nonnull factors, double *_Nonnull vector,
    long count, long length) {
  lescope_add_lines(lines, factors, vector, count, length);
}

__attribute__((target("avx2"), flatten)) static inline void lescope_add_outer_product_avx2(
    double *_Nonnull lines, double step, const double *_Nonnull factors,
    const double *_Nonnull vector, long count, long length) {
  lescope_add_outer_product(lines, step, factors, vector, count, length);
}
#endif

// The sum over all copies of outer products of numbers that are in fours.
void lescope_add_outer_products(double *_Nonnull matrix, const double *_Nonnull quads, long first,
                                long end, long columns, long row_stride, long column_stride,
                                double step, long rows_from, long columns_from, long slices,
                                long size);

#if defined(__x86_64__)
__attribute__((target("avx2"), flatten)) static inline void lescope_add_outer_products_avx2(
    double *_Nonnull matrix, const double *_Nonnull quads, long first, long end, long columns,
    long row_stride, long column_stride, double step, long rows_from, long columns_from,
    long slices, long size) {
  lescope_add_outer_products(matrix, quads, first, end, columns, row_stride, column_stride, step,
                             rows_from, columns_from, slices, size);
}
#endif
