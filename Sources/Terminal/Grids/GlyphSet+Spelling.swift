extension GlyphSet {
  /// The text with the symbols that this set lacks spelled out.
  ///
  /// In `.ascii`, τ becomes `tau` and → becomes `->`; a Greek letter keeps its index apart (τm
  /// becomes `tau_m`); what has no spelling becomes `?`. The other sets write text as it is.
  package func spell(_ text: String) -> String {
    guard self == .ascii, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    var result = String.UnicodeScalarView()
    var afterGreek = false
    for scalar in text.unicodeScalars {
      let isGreek = PlainSpelling.greek.contains(scalar.value)
      if afterGreek, isGreek || scalar.properties.isAlphabetic { result.append("_") }
      afterGreek = isGreek
      if scalar.isASCII {
        result.append(scalar)
      } else if let spelling = PlainSpelling.table[scalar] {
        result.append(contentsOf: spelling.unicodeScalars)
      } else {
        result.append(contentsOf: repeatElement("?", count: scalar.columns))
      }
    }
    return String(result)
  }
}

private enum PlainSpelling {
  static let greek: ClosedRange<UInt32> = 0x391...0x3C9

  static let table: [Unicode.Scalar: String] = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu",
    "ξ": "xi", "ο": "o", "π": "pi", "ρ": "rho", "σ": "sigma", "ς": "s", "τ": "tau",
    "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "Gamma",
    "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma", "Φ": "Phi",
    "Ψ": "Psi", "Ω": "Omega", "ϕ": "phi", "ϑ": "theta", "ϵ": "epsilon",

    "▶": ">", "►": ">", "▸": ">", "▷": ">", "◀": "<", "◄": "<", "◂": "<", "▲": "^", "▼": "v",
    "→": "->", "←": "<-", "↑": "^", "↓": "v", "↔": "<->", "⇒": "=>", "↵": "Enter", "⇧": "Shift",
    "●": "o", "○": "o", "■": "#", "□": "[]", "·": ".", "•": "*", "∙": ".", "⋅": ".", "✓": "x",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "…": "...", "“": "\"", "”": "\"",
    "„": "\"", "‘": "'", "’": "'", "′": "'", "″": "\"", "«": "<<", "»": ">>", "\u{A0}": " ",
    "\u{2009}": " ", "\u{202F}": " ",

    "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~=", "≡": "==", "±": "+-", "×": "x", "÷": "/",
    "∞": "inf", "√": "sqrt", "∂": "d", "∇": "grad", "∑": "sum", "∏": "prod", "∫": "int",
    "‖": "||", "∈": "in", "∝": "~", "°": "deg", "‰": "o/oo", "µ": "u", "½": "1/2", "¼": "1/4",
    "²": "^2", "³": "^3", "¹": "^1", "⁰": "^0", "⁻": "^-", "ᵀ": "^T", "₀": "0", "₁": "1",
    "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8", "₉": "9", "ₘ": "m",
    "ᵣ": "r", "ᵢ": "i", "ⱼ": "j", "ₖ": "k", "ₙ": "n", "ₜ": "t",

    "─": "-", "│": "|", "═": "=", "╌": "-", "┄": "-", "█": "#", "▓": "#", "▒": ":", "░": ".",

    "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "é": "e",
    "è": "e", "ê": "e", "ë": "e", "à": "a", "á": "a", "â": "a", "å": "a", "ç": "c", "ñ": "n",
    "ó": "o", "ò": "o", "ô": "o", "ø": "o", "í": "i", "î": "i", "ï": "i", "ú": "u", "ù": "u",
    "û": "u", "É": "E", "æ": "ae", "œ": "oe",
  ]
}
