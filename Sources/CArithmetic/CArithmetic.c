// SwiftPM wants a source in every C target; all there is stands in the header.
#include "CArithmetic.h"
