// How one Swift function becomes two: for any processor of its kind, and for one with AVX2.
//
// The first of each pair is written in Swift (Sources/Arithmetic/Kernels). The second is a C function for
// another target that calls it, and `flatten` has all that is called compiled into it: the same additions,
// multiplications and divisions in the same order, 32 bytes of numbers at a time in one register. AVX2 does
// not bring fused multiply-add with it, and Swift never makes one of a product and a sum, so the bits are
// the same. No compiler flags are needed, which a package that others depend on must not have.
#pragma once

// The environment variable that forces the first of each pair, where its value is "baseline".
#define LESCOPE_KERNEL_VARIABLE "LESCOPE_KERNEL"

#if defined(__x86_64__)
#define LESCOPE_AVX2 __attribute__((target("avx2"), flatten))
#else
// The second is the first, and nobody asks for it.
#define LESCOPE_AVX2
#endif

// Whether there is AVX2, and whether it is to be used: found out once, when the program starts.
extern _Bool lescope_avx2_is_there, lescope_avx2_is_used;
static inline _Bool lescope_has_avx2(void) { return lescope_avx2_is_there; }
static inline _Bool lescope_uses_avx2(void) { return lescope_avx2_is_used; }

// `kernel_by` is the one of the two that is asked for.
#define LESCOPE_KERNEL(kernel, parameters, arguments)                                \
  void kernel parameters;                                                            \
  LESCOPE_AVX2 static inline void kernel##_avx2 parameters { kernel arguments; }     \
  LESCOPE_INLINE void kernel##_by(_Bool avx2, LESCOPE_WITHOUT_BRACKETS parameters) { \
    if (avx2)                                                                        \
      kernel##_avx2 arguments;                                                       \
    else                                                                             \
      kernel arguments;                                                              \
  }
#define LESCOPE_INLINE __attribute__((always_inline)) static inline
#define LESCOPE_WITHOUT_BRACKETS(...) __VA_ARGS__

// What a function and its slope are at so many numbers.
#define LESCOPE_CURVE(kernel, number)                                              \
  LESCOPE_KERNEL(kernel,                                                           \
                 (const number *_Nonnull arguments, number *_Nonnull values,       \
                  number *_Nonnull slopes, long count),                            \
                 (arguments, values, slopes, count))

LESCOPE_CURVE(lescope_linear, double)
LESCOPE_CURVE(lescope_tanh, double)
LESCOPE_CURVE(lescope_sigmoid, double)
LESCOPE_CURVE(lescope_softplus, double)
LESCOPE_CURVE(lescope_relu, double)
LESCOPE_CURVE(lescope_hard_sigmoid, double)
LESCOPE_CURVE(lescope_linear_single, float)
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
LESCOPE_KERNEL(lescope_sum_along_lines,
               (const double *_Nonnull lines, const double *_Nonnull vector,
                const double *_Nullable beginnings, double *_Nonnull sums, long count, long length),
               (lines, vector, beginnings, sums, count, length))
LESCOPE_KERNEL(lescope_sum_lines,
               (const double *_Nonnull lines, const double *_Nonnull factors,
                const double *_Nullable beginnings, double *_Nonnull sums, long count, long length),
               (lines, factors, beginnings, sums, count, length))
LESCOPE_KERNEL(lescope_add_outer_product,
               (double *_Nonnull lines, double step, const double *_Nonnull factors,
                const double *_Nonnull vector, long count, long length),
               (lines, step, factors, vector, count, length))

// Neurons by a step.
LESCOPE_KERNEL(lescope_advance_neurons,
               (const double *_Nonnull memory, const double *_Nonnull lookahead,
                const double *_Nonnull relaxation, double gamma, double limit,
                const double *_Nonnull i, const double *_Nonnull handed_down,
                const double *_Nonnull slope, double *_Nonnull u, double *_Nonnull e,
                double *_Nonnull p, long count, unsigned long *_Nonnull margin),
               (memory, lookahead, relaxation, gamma, limit, i, handed_down, slope, u, e, p, count,
                margin))
