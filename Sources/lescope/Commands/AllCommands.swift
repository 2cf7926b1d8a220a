extension ProgramCommand {
  /// Every command, in the order of the help. One that is added is named here.
  static let all: [ProgramCommand] = [
    ExploreCommand.command,
    ListCommand.command,
    ShowCommand.command,
    RunCommand.command,
    BodeCommand.command,
    TrainCommand.command,
    RenderCommand.command,
    SweepCommand.command,
    MergeCommand.command,
    ReproduceCommand.command,
    RecordCommand.command,
    ReplayCommand.command,
    LessonCommand.command,
    CheckCommand.command,
    BenchCommand.command,
    HelpCommand.command,
    ConfigCommand.command,
    ManCommand.command,
    CompletionsCommand.command,
    DescribeCommand.command,
    LineCommand.command,
  ]
}
