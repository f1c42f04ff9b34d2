namespace Pointsman.Evaluation;

/// <summary>A file format of another tool that can be imported.</summary>
public sealed class ImportFormat
{
    /// <summary>The configuration of promptfoo, which becomes a suite.</summary>
    public static readonly ImportFormat PromptfooConfig =
        new("promptfoo", "a configuration of promptfoo", isRun: false);

    /// <summary>The results of promptfoo, which become a run.</summary>
    public static readonly ImportFormat PromptfooResults = new("promptfoo", "results of promptfoo", isRun: true);

    /// <summary>Samples of OpenAI's evals, which become a suite.</summary>
    public static readonly ImportFormat OpenAiSamples = new("openai-evals", "samples of OpenAI evals", isRun: false);

    /// <summary>The log of a run of OpenAI's evals, which becomes a run.</summary>
    public static readonly ImportFormat OpenAiLog = new("openai-evals", "a log of OpenAI evals", isRun: true);

    /// <summary>A dataset of Inspect, which becomes a suite.</summary>
    public static readonly ImportFormat InspectDataset = new("inspect", "a dataset of Inspect", isRun: false);

    /// <summary>A log of Inspect, as JSON or <c>.eval</c>, which becomes a run.</summary>
    public static readonly ImportFormat InspectLog = new("inspect", "a log of Inspect", isRun: true);

    /// <summary>Results of Microsoft.Extensions.AI.Evaluation, a file or its store's folder, which become a
    /// run.</summary>
    public static readonly ImportFormat MeaiResults =
        new("meai", "results of Microsoft.Extensions.AI.Evaluation", isRun: true);

    /// <summary>Every format.</summary>
    public static readonly IReadOnlyList<ImportFormat> All =
        [PromptfooConfig, PromptfooResults, OpenAiSamples, OpenAiLog, InspectDataset, InspectLog, MeaiResults];

    private ImportFormat(string tool, string about, bool isRun)
    {
        Tool = tool;
        About = about;
        IsRun = isRun;
    }

    /// <summary>The words for <c>--from</c>: promptfoo, openai-evals, inspect, meai.</summary>
    public static IReadOnlyList<string> Tools { get; } = [.. All.Select(format => format.Tool).Distinct()];

    /// <summary>The word for the tool.</summary>
    public string Tool { get; }

    /// <summary>What a file of it is, for people.</summary>
    public string About { get; }

    /// <summary>Whether it becomes a run, and not a suite.</summary>
    public bool IsRun { get; }

    /// <summary>What a file or folder seems to be, by its first bytes and keys; null where it is none of
    /// these.</summary>
    /// <exception cref="FaultsException">It is not there or cannot be read.</exception>
    public static ImportFormat? Detect(string path) => FormatSigns.Of(path);

    /// <summary>What a file is, for a tool that was named or for any.</summary>
    /// <param name="path">A file or folder.</param>
    /// <param name="tool">One of <see cref="Tools"/>; null where the file is to tell.</param>
    /// <exception cref="FaultsException">It is of none of them, or of another tool than was named.</exception>
    public static ImportFormat Of(string path, string? tool)
    {
        if (tool is not null && !Tools.Contains(tool))
        {
            throw Refused(
                "--from", $"found '{tool}'", Spelling.Hint(tool, Tools, $"tools: {string.Join(", ", Tools)}"));
        }

        ImportFormat? found = Detect(path);
        return found is null
            ? throw Refused(path, $"this is no file of {tool ?? string.Join(", ", Tools)}",
                $"these can be imported: {string.Join(", ", All.Where(one => tool is null || one.Tool == tool)
                    .Select(one => one.About))}")
            : tool is not null && found.Tool != tool
                ? throw Refused(path, $"this seems to be {found.About}", $"import it with --from {found.Tool}")
                : found;
    }

    internal static FaultsException Refused(string place, string found, string fix) =>
        new([new Fault(place, found, fix)]);
}
