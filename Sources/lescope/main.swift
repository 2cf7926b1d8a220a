import Explorer
import Glibc
import Laboratory
let json = try JSON(parsing: Array("""
{"title":"Lag adds up with depth","about":"One sine through four layers, one neuron each. Watch each leaky layer fall behind the one below it: 9.8 ms a layer, 39 ms after four. The Latent Equilibrium network looks ahead by its own lag and stays with the ideal.","activation":"linear","twin":{"tau_r":0},"layers":[{"neurons":1,"weights":[[1]]},{"neurons":1,"weights":[[1]]},{"neurons":1,"weights":[[1]]},{"neurons":1,"weights":[[1]],"name":"output"}],"stimulus":{"kind":"sine","frequency":5}}
""".utf8))
let preset = try Preset(json: json, in: Folder.working)
let a = CommandLine.arguments
if a.count > 2 {
  let wh = a[1].split(separator: "x").map { Int($0)! }
  print(ExplorerState.render(preset, at: 500, view: .scope, columns: wh[0], rows: wh[1], appearance: Appearance(charset: a[2], color: a.count > 3 ? a[3] : nil), isTerminal: false))
} else {
  exit(try ExplorerState.explore(preset, library: [], appearance: Appearance()))
}
