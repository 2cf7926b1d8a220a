// How one Swift function becomes two: for any processor of its kind, and for one with AVX2.
//
// The first of each pair is written in Swift (Sources/Arithmetic/Kernels). The second is a C function for
// another target that calls it, and `flatten` has all that is called compiled into it: the same additions,
// multiplications and divisions in the same order, 32 bytes of numbers at a time in one register. AVX2 does
// not bring fused multiply-add with it, and Swift never makes one of a product and a sum, so the bits are
// the same. No compiler flags are needed, which a package that others depend on must not have.
#pragma once

#if defined(__x86_64__)
#define LESCOPE_AVX2 __attribute__((target("avx2"), flatten))
static inline int lescope_has_avx2(void) { return __builtin_cpu_supports("avx2"); }
#else
// There is none: the second is the first, and nobody chooses it.
#define LESCOPE_AVX2
static inline int lescope_has_avx2(void) { return 0; }
#endif

#define LESCOPE_KERNEL(kernel, parameters, arguments) \
  void kernel parameters;                             \
  LESCOPE_AVX2 static inline void kernel##_avx2 parameters { kernel arguments; }

// What a function and its slope are at so many numbers.
#define LESCOPE_CURVE(kernel, number)                                              \
  LESCOPE_KERNEL(kernel,                                                           \
                 (const number *_Nonnull arguments, number *_Nonnull values,       \
                  number *_Nonnull slopes, long count),                            \
                 (arguments, values, slopes, count))

LESCOPE_CURVE(lescope_tanh, double)
LESCOPE_CURVE(lescope_sigmoid, double)
LESCOPE_CURVE(lescope_softplus, double)
LESCOPE_CURVE(lescope_relu, double)
LESCOPE_CURVE(lescope_hard_sigmoid, double)
LESCOPE_CURVE(lescope_tanh_single, float)
LESCOPE_CURVE(lescope_sigmoid_single, float)
LESCOPE_CURVE(lescope_softplus_single, float)
LESCOPE_CURVE(lescope_relu_single, float)
LESCOPE_CURVE(lescope_hard_sigmoid_single, float)

// A matrix's product with numbers that are in bundles, one after the other.
#define LESCOPE_PRODUCT(kernel, number)                                                          \
  LESCOPE_KERNEL(kernel,                                                                         \
                 (const number *_Nonnull matrix, number *_Nonnull bundles, long rows,            \
                  long columns, long row_stride, long column_stride, long from, long to,         \
                  long slices, long size),                                                       \
                 (matrix, bundles, rows, columns, row_stride, column_stride, from, to, slices,   \
                  size))

LESCOPE_PRODUCT(lescope_add_product, double)
LESCOPE_PRODUCT(lescope_add_product_single, float)

// The sum over all copies of outer products of numbers that are in bundles.
#define LESCOPE_OUTER_PRODUCTS(kernel, number)                                                    \
  LESCOPE_KERNEL(kernel,                                                                          \
                 (number *_Nonnull matrix, const number *_Nonnull bundles, long first, long end,  \
                  long columns, long row_stride, long column_stride, number step, long rows_from, \
                  long columns_from, long slices, long size),                                     \
                 (matrix, bundles, first, end, columns, row_stride, column_stride, step,          \
                  rows_from, columns_from, slices, size))

LESCOPE_OUTER_PRODUCTS(lescope_add_outer_products, double)
LESCOPE_OUTER_PRODUCTS(lescope_add_outer_products_single, float)

// A convolution of numbers that are in bundles, with its shapes as channels, rows and columns.
typedef struct {
  // 0 forwards, 1 backwards, 2 to learn.
  long operation;
  long input_channels, input_rows, input_columns;
  long output_channels, output_rows, output_columns;
  long kernel_rows, kernel_columns;
  // Where the kernels are, those of the channels from first to end.
  long start, first_channel, end_channel;
  // Where in a slice the numbers below and the layer's own ones are.
  long below, own;
  long slices, size;
} lescope_convolution;

#define LESCOPE_CONVOLUTION(kernel, number)                                                   \
  LESCOPE_KERNEL(kernel,                                                                      \
                 (lescope_convolution work, number *_Nonnull weights, number *_Nonnull bundles, \
                  number step),                                                               \
                 (work, weights, bundles, step))

LESCOPE_CONVOLUTION(lescope_convolve, double)
LESCOPE_CONVOLUTION(lescope_convolve_single, float)

// A matrix in lines, and single vectors.
LESCOPE_KERNEL(lescope_add_dots,
               (const double *_Nonnull lines, const double *_Nonnull vector,
                double *_Nonnull sums, long count, long length),
               (lines, vector, sums, count, length))
LESCOPE_KERNEL(lescope_add_lines,
               (const double *_Nonnull lines, const double *_Nonnull factors,
                double *_Nonnull vector, long count, long length),
               (lines, factors, vector, count, length))
LESCOPE_KERNEL(lescope_add_outer_product,
               (double *_Nonnull lines, double step, const double *_Nonnull factors,
                const double *_Nonnull vector, long count, long length),
               (lines, step, factors, vector, count, length))
