#include "CArithmetic.h"

#include <stdlib.h>
#include <string.h>

_Bool lescope_avx2_is_there, lescope_avx2_is_used;

__attribute__((constructor)) static void choose(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  lescope_avx2_is_there = __builtin_cpu_supports("avx2");
#endif
  const char *wish = getenv(LESCOPE_KERNEL_VARIABLE);
  lescope_avx2_is_used = lescope_avx2_is_there && !(wish && strcmp(wish, "baseline") == 0);
}
