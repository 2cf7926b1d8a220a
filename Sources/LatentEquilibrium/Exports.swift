// Random numbers and phasors are part of what this library offers.
@_exported public import Arithmetic
