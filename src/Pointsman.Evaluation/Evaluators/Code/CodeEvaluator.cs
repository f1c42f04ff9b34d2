using System.Security.Cryptography;

namespace Pointsman.Evaluation;

/// <summary>
/// The code of the answer runs, with what the case puts before and behind it, to its end and without an error: the
/// tests of the case pass. It is run only where <see cref="EvaluatorTools.MayRunCode"/> says so.
/// </summary>
public sealed class CodeEvaluator : Evaluator
{
    internal static readonly EvaluatorKind Reading = new("code", "language", Read);

    private const int Megabyte = 1024 * 1024;

    private static readonly CodeOptions Plain = new();

    private static readonly string[] Languages = [.. CodeLanguage.All.Select(language => language.Name)];

    private readonly CodeOptions _options;
    private readonly CodeLanguage _language;
    private readonly Sandbox _sandbox;

    /// <summary>Runs code in a way.</summary>
    /// <exception cref="ArgumentException">The language is none of python, javascript and bash.</exception>
    public CodeEvaluator(CodeOptions options, TimeProvider? time = null)
    {
        _options = options;
        _language = CodeLanguage.All.FirstOrDefault(one => one.Name == options.Language)
            ?? throw new ArgumentException($"languages: {string.Join(", ", Languages)}", nameof(options));
        _sandbox = new Sandbox(new ChildProcess(time ?? TimeProvider.System));
    }

    /// <inheritdoc />
    public override string Kind => "code";

    /// <inheritdoc />
    public override string About =>
        $"code {_options.Language} {_options.Before?.Text} … {_options.After?.Text} "
        + $"in {Quantity.Words(_options.TimeLimit)}, {Quantity.BytesWords(_options.MemoryLimit)}"
        + (_options.ProcessLimit == Plain.ProcessLimit ? "" : $", {_options.ProcessLimit} processes")
        + (_options.Network ? ", with the network" : "");

    /// <inheritdoc />
    public override async ValueTask<EvaluatorScore> ScoreAsync(
        Evaluated evaluated, EvaluatorTools tools, CancellationToken cancel)
    {
        if (!tools.MayRunCode)
        {
            return EvaluatorScore.Failed($"code of models is not run unless it is allowed: {EvaluatorTools.CodeFlag}");
        }

        string? missing = null;
        string? before = _options.Before is null ? "" : _options.Before.Render(evaluated.Case, out missing);
        string? after = _options.After is null || before is null
            ? ""
            : _options.After.Render(evaluated.Case, out missing);
        if (before is null || after is null)
        {
            return EvaluatorKeys.Missing(missing);
        }

        string code = CodeText.Of(evaluated.Answer.Text, _language.Fences);
        if (code.Length + before.Length + after.Length > Megabyte)
        {
            return EvaluatorScore.Failed("more than 1,048,576 characters of code");
        }

        // A word that nobody knows before tells that the end was reached, and not left before the tests.
        string word = RandomNumberGenerator.GetHexString(32, lowercase: true);
        string last = _language.Print.Replace("{0}", word, StringComparison.Ordinal);
        (ChildEnd? end, string? error) = await _sandbox.RunAsync(
            _language, string.Join('\n', before.TrimEnd('\n'), code, Tests(after), last, ""), _options, cancel)
            .ConfigureAwait(false);
        return end is null ? EvaluatorScore.Failed(error!) : Judge(end, word);
    }

    private string Tests(string after) => after.Length > 0 && _language.Strict.Length > 0
        ? $"{_language.Strict}\n{after}"
        : after;

    private static EvaluatorScore Judge(ChildEnd end, string word)
    {
        if (end.Stopped is { } stopped)
        {
            return EvaluatorScore.Of(false, stopped);
        }

        if (end.Code != 0)
        {
            string last = end.Errors.TrimEnd().Split('\n')[^1].Trim();
            return EvaluatorScore.Of(false, $"ended with {end.Code}{(last.Length > 0 ? $": {Short(last)}" : "")}");
        }

        return end.Output.Contains(word, StringComparison.Ordinal)
            ? EvaluatorScore.Of(true)
            : EvaluatorScore.Of(false, "left before its end");
    }

    private static string Short(string text) => text.Length > 300 ? $"{text[..300]}…" : text;

    private static CodeEvaluator? Read(Document document, EvaluatorFiles files)
    {
        int before = document.Faults.Count;
        var options = new CodeOptions
        {
            Language = document.Word("language", Languages) ?? Plain.Language,
            Before = document.Has("before") ? EvaluatorKeys.Template(document, "before") : null,
            After = document.Has("after") ? EvaluatorKeys.Template(document, "after") : null,
            TimeLimit = document.Duration("time-limit", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10))
                ?? Plain.TimeLimit,
            MemoryLimit = document.Bytes("memory-limit", 16L * Megabyte, 64L * 1024 * Megabyte) ?? Plain.MemoryLimit,
            ProcessLimit = (int?)document.Whole("process-limit", 16, 65_536) ?? Plain.ProcessLimit,
            Network = document.YesNo("network") ?? Plain.Network,
        };
        return document.Faults.Count > before ? null : new CodeEvaluator(options);
    }
}
