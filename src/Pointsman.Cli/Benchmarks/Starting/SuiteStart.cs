using System.Globalization;
using System.Text;

namespace Pointsman.Cli;

/// <summary>A suite that is begun: a template with models and what they have to reach.</summary>
internal sealed record SuiteStart
{
    private const string CasesName = "cases.jsonl";

    private const string Marks = """
        # {{sim}} tells simulated models what is right and how hard it is. It holds the answer: before you ask a real
        # model, take it out of the prompt, and 'sim' out of the cases.
        """;

    private const string NoMarks = """
        # The cases are examples. What they ask is answered by any model; your own say more.
        """;

    /// <summary>The template.</summary>
    public required SuiteTemplate Template { get; init; }

    /// <summary>The suite's name.</summary>
    public required string Name { get; init; }

    /// <summary>The models that are compared; the first is the baseline.</summary>
    public IReadOnlyList<string> Models { get; init; } = ["sim/small", "sim/large"];

    /// <summary>What stands beside a model, in words, by its name.</summary>
    public IReadOnlyDictionary<string, string> About { get; init; } = new Dictionary<string, string>();

    /// <summary>The criteria, a line each, with what follows it as a comment.</summary>
    public IReadOnlyList<(string Criterion, string Comment)> Criteria { get; init; } = [("cost < $0.05", "an answer")];

    private bool Simulated => Models.All(model => model.StartsWith("sim/", StringComparison.Ordinal));

    /// <summary>A suite for the models of an advice, with what was required as criteria.</summary>
    /// <exception cref="FaultsException">No model is left.</exception>
    public static SuiteStart Of(
        Requirement needed, IReadOnlyList<string> offers, string? name, SuiteTemplate? template, string place) =>
        offers.Count == 0
            ? throw new FaultsException([new Fault(place, "the shortlist is empty", "loosen the requirement")])
            : new SuiteStart
            {
                Template = template ?? SuiteTemplate.OfTask(needed.Task),
                Name = name ?? needed.Title ?? needed.Task,
                Models = offers,
                Criteria = [.. CriteriaOf(needed)],
            };

    /// <summary>The text of the suite.</summary>
    /// <param name="run">The command that runs it.</param>
    /// <param name="cases">The name of the file with its cases.</param>
    public string Yaml(string run, string cases = CasesName)
    {
        var models = new StringBuilder("models:\n");
        foreach (string model in Models)
        {
            string about = About.TryGetValue(model, out string? known) ? $"   # {known}" : "";
            models.Append(CultureInfo.InvariantCulture, $"  - {Quoted(model)}{about}\n");
        }

        models.Append(CultureInfo.InvariantCulture, $"baseline: {Quoted(Models[0])}");
        var criteria = new StringBuilder();
        foreach ((string criterion, string comment) in Criteria)
        {
            criteria.Append(CultureInfo.InvariantCulture, $"  - {Quoted(criterion),-28} # {comment}\n");
        }

        criteria.Append(
            "  # - accuracy > 90%             # 'pointsman bench size --half-width 3%': how many cases that takes");
        string text = Template.Suite
            .Replace("{{run}}", run, StringComparison.Ordinal)
            .Replace("{{name}}", Quoted(Name), StringComparison.Ordinal)
            .Replace("{{models}}", models.ToString(), StringComparison.Ordinal)
            .Replace("{{judge}}",
                Simulated ? "sim/reasoner" : $"{Quoted(Models[0])}   # better one that is no candidate",
                StringComparison.Ordinal)
            .Replace("{{criteria}}", criteria.ToString(), StringComparison.Ordinal)
            .Replace("cases.jsonl", cases, StringComparison.Ordinal)
            .Replace("{{simulated}}", Simulated ? Marks : NoMarks, StringComparison.Ordinal);
        return Simulated ? text : text.Replace("{{sim}}", "", StringComparison.Ordinal);
    }

    /// <summary>Writes the suite and its cases.</summary>
    /// <param name="suite">The suite's file; the cases stand beside it.</param>
    /// <param name="cases">The name of the cases' file.</param>
    /// <param name="force">Whether files that are there are written over.</param>
    /// <exception cref="FaultsException">A file is there, or cannot be written.</exception>
    public void Write(string suite, string cases, bool force)
    {
        string file = Path.Combine(Path.GetDirectoryName(suite) ?? "", cases);
        if (!force)
        {
            FaultsException.ThrowIfAny([.. new[] { suite, file }.Where(File.Exists).Select(path =>
                new Fault(path, "the file is there already", "name another place, or write over it: --force"))]);
        }

        BenchFiles.Write(file, file, to => to.Write(Encoding.UTF8.GetBytes(
            string.Concat(Template.Cases(Simulated).Select(line => $"{line}\n")))));
        BenchFiles.Write(suite, suite, to => to.Write(Encoding.UTF8.GetBytes(Yaml(RunCommand(suite), cases))));
    }

    /// <summary>Writes a suite of a file's name, with its cases beside it: for <c>advise --save-suite</c>.</summary>
    public void Write(string suite) =>
        Write(suite, $"{Path.GetFileNameWithoutExtension(suite)}.cases.jsonl", force: false);

    /// <summary>The command that runs a suite.</summary>
    public string RunCommand(string suite) =>
        $"pointsman bench run {suite}{(Template.Name == "code" ? " --allow-code" : "")}";

    private static IEnumerable<(string Criterion, string Comment)> CriteriaOf(Requirement needed)
    {
        if (needed.Quality is { } quality)
        {
            yield return (string.Create(CultureInfo.InvariantCulture, $"accuracy > {100 * quality:0.##}%"),
                "the requirement wants better than that share of measured models: say what that is on your cases");
        }

        if (needed.Latency is { } latency)
        {
            yield return ($"first-token < {Quantity.Words(latency).Replace(" ", "", StringComparison.Ordinal)}",
                "how long people wait for the first words");
        }

        if (needed.BudgetPerRequest is { } each)
        {
            yield return ($"cost < ${Amount(each)}", "a request");
        }
        else if (needed.BudgetPerMonth is { } month && needed.RequestsPerMonth is > 0 and { } volume)
        {
            yield return ($"cost < ${Amount(month / volume)}", string.Create(CultureInfo.InvariantCulture,
                $"{month} a month over {volume:#,0} requests"));
        }
    }

    private static string Amount(Usd amount) =>
        amount.Amount.ToString("0.00########", CultureInfo.InvariantCulture);

    // What is no plain word in YAML stands in quotes.
    private static string Quoted(string text) =>
        text.Length > 0 && char.IsLetter(text[0]) && text.All(letter => char.IsLetterOrDigit(letter)
            || letter is '/' or '-' or '.' or '_' or ' ' or '<' or '>' or '%' or '$') && text.Trim() == text
            && text is not ("yes" or "no" or "true" or "false" or "null" or "on" or "off")
            ? text
            : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
