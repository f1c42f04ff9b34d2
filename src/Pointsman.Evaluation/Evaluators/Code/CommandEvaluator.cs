using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// A command of the suite judges: it reads <c>{"case", "answer", "messages", "model"}</c> as JSON and prints a number
/// from 0 to 1, true or false, or <c>{"score", "passed", "reason"}</c>. Where it fails, that is an error and no score.
/// It is run only where <see cref="EvaluatorTools.MayRunCode"/> says so, with the rights and the environment of this
/// program.
/// </summary>
/// <param name="command">The program and its arguments.</param>
/// <param name="folder">The folder that it runs in.</param>
/// <param name="timeLimit">How long it may take. Default: 30 seconds.</param>
/// <param name="threshold">From which score on an answer passes, where it does not say so itself. Default: 0.5.</param>
/// <param name="time">The clock. Default: the system's.</param>
public sealed class CommandEvaluator(
    IReadOnlyList<string> command, string folder, TimeSpan? timeLimit = null, double threshold = 0.5,
    TimeProvider? time = null) : Evaluator
{
    internal static readonly EvaluatorKind Reading = new("command", "run", Read);

    private static readonly TimeSpan DefaultTime = TimeSpan.FromSeconds(30);

    private readonly ChildProcess _children = new(time ?? TimeProvider.System);

    /// <inheritdoc />
    public override string Kind => "command";

    /// <inheritdoc />
    public override string About => $"command {string.Join(' ', command)} ≥ {EvaluatorKeys.Number(threshold)}";

    /// <inheritdoc />
    public override async ValueTask<EvaluatorScore> ScoreAsync(
        Evaluated evaluated, EvaluatorTools tools, CancellationToken cancel)
    {
        if (!tools.MayRunCode)
        {
            return EvaluatorScore.Failed(
                $"commands of the suite are not run unless it is allowed: {EvaluatorTools.CodeFlag}");
        }

        (ChildEnd? end, string? error) = await _children.RunAsync(
            new ChildStart
            {
                Command = command, Folder = folder, Input = CommandText.Input(evaluated),
                Time = timeLimit ?? DefaultTime,
            },
            cancel).ConfigureAwait(false);
        return end switch
        {
            null => EvaluatorScore.Failed(error!),
            { Stopped: { } stopped } => EvaluatorScore.Failed($"the command {stopped}"),
            { Code: not 0 } => EvaluatorScore.Failed(
                $"the command ended with {end.Code}: {JsonQuote.Text(end.Errors.Trim())}"),
            _ => CommandText.Score(end.Output, threshold),
        };
    }

    private static CommandEvaluator? Read(Document document, EvaluatorFiles files)
    {
        int before = document.Faults.Count;
        TimeSpan time = document.Duration("time-limit", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10))
            ?? DefaultTime;
        double threshold = EvaluatorKeys.Threshold(document, 0.5);
        string[] command = document.Value("run") switch
        {
            { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(item => item.ToString())],
            { ValueKind: JsonValueKind.String } text =>
                text.GetString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
            _ => [],
        };
        return command.Length == 0
            ? document.FaultOf<CommandEvaluator>("run", "nothing", "write a command: command: python3 judge.py")
            : document.Faults.Count > before ? null
            : new CommandEvaluator(command, files.Folder, time, threshold);
    }
}
