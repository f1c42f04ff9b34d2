namespace Pointsman;

/// <summary>
/// Reads a requirement from an object that flags, YAML or JSON became. It lists every fault: unknown keys, wrong
/// values, and things that contradict each other.
/// </summary>
public static class RequirementReader
{
    /// <summary>Reads one requirement, its steps included; null when there was a fault.</summary>
    public static Requirement? Read(Document document, AdviceRules rules)
    {
        int before = document.Faults.Count;
        if (!document.Keys().Any())
        {
            document.FaultOf<string>(
                "", "an empty requirement", "say at least what is to be done: task, volume, latency, budget …");
            return null;
        }

        Requirement requirement = ReadFields(document, rules);
        RequirementContradictions.Find(requirement, document);
        document.FaultUnknownKeys();
        return document.Faults.Count == before ? requirement : null;
    }

    private static Requirement ReadFields(Document document, AdviceRules rules) => new()
    {
        Title = document.Text("title"),
        About = document.Text("about"),
        Task = document.Word("task", [.. rules.Tasks.Keys]) ?? "chat",
        RequestsPerMonth = Volume(document),
        PeakToAverage = document.Number("peak", 1m, 10_000m, "times the average") ?? 3m,
        GrowthPerMonth = document.Share("growth") ?? 0.0,
        BudgetPerMonth = Budget(document, "month"),
        BudgetPerRequest = Budget(document, "request"),
        Latency = Duration(document, "latency"),
        Context = document.Whole("context", 1, 100_000_000, "tokens"),
        TokensIn = document.Whole("tokens-in", 0, 100_000_000, "tokens"),
        TokensOut = document.Whole("tokens-out", 0, 10_000_000, "tokens"),
        Input = ModalitySet(document, "modalities") is var input && input != default ? input : Modalities.Text,
        Output = ModalitySet(document, "output"),
        Reasoning = document.Word("reasoning", [.. RequirementWords.Reasoning]),
        Quality = document.Share("quality"),
        Privacy = document.Word("privacy", [.. CatalogWords.PrivacyLevels.All]) is { } word
            && CatalogWords.PrivacyLevels.TryParse(word, out PrivacyLevel privacy) ? privacy : PrivacyLevel.Standard,
        Compliance = Lower(document.Words("compliance")),
        Region = document.Text("region")?.ToLowerInvariant(),
        Languages = Lower(document.Words("languages")),
        Gpus = (int?)document.Whole("gpus", 0, 100_000, "GPUs of 80 GB"),
        Priority = document.Word("priority", [.. RequirementWords.Priorities]),
        Stance = document.Word("stance", [.. RequirementWords.Stances]),
        Stakes = document.Word("stakes", [.. RequirementWords.Stakes]),
        Usage = document.Word("usage", [.. RequirementWords.Usages]),
        Deployment = document.Word("deployment", [.. RequirementWords.Deployments]),
        Pipeline = document.YesNo("pipeline") ?? false,
        Must = Listed(document, "must", RequirementWords.Wishes),
        Nice = Listed(document, "nice", RequirementWords.Wishes),
        Accept = Listed(document, "accept", RequirementWords.Accepted),
        Providers = Lower(document.Words("providers")),
        Steps = [.. document.Parts("steps", 20).Select(step => Read(step, rules)).OfType<Requirement>()],
    };

    private static decimal? Volume(Document document)
    {
        string? text = document.Text("volume");
        if (text is null)
        {
            return null;
        }

        return Quantity.TryPerMonth(text, out decimal perMonth) && perMonth > 0m
            ? perMonth
            : document.FaultOf<decimal?>("volume", $"'{text}'", Quantity.VolumeForm);
    }

    // "500/month", "0.01/request" or "500/month, 0.01/request".
    private static Usd? Budget(Document document, string per)
    {
        Usd? found = null;
        foreach (string part in document.Words("budget"))
        {
            string[] sides = part.Split('/', StringSplitOptions.TrimEntries);
            bool read = sides is [var amount, "month" or "mo" or "request" or "req"]
                && Quantity.TryNumber(amount.TrimStart('$'), out decimal number) && number > 0m;
            if (!read && per == "month")
            {
                document.FaultOf<string>(
                    "budget", $"'{part}'", "write dollars per month or per request: 500/month, 0.01/request");
            }

            bool mine = read && sides[1].StartsWith(per[..2], StringComparison.Ordinal);
            found = mine && Quantity.TryNumber(sides[0].TrimStart('$'), out decimal value) ? new Usd(value) : found;
        }

        return found;
    }

    private static TimeSpan? Duration(Document document, string key)
    {
        string? text = document.Text(key);
        if (text is null)
        {
            return null;
        }

        return Quantity.TryDuration(text, out TimeSpan duration) && duration > TimeSpan.Zero
            ? duration
            : document.FaultOf<TimeSpan?>(key, $"'{text}'", Quantity.DurationForm);
    }

    private static Modalities ModalitySet(Document document, string key)
    {
        Modalities set = default;
        foreach (string word in Listed(document, key, [.. CatalogWords.Modalities.All.Where(word => word != "none")]))
        {
            set |= CatalogWords.Modalities.TryParse(word, out Modalities one) ? one : default;
        }

        return set;
    }

    private static IReadOnlyList<string> Listed(Document document, string key, IReadOnlyList<string> allowed)
    {
        IReadOnlyList<string> words = Lower(document.Words(key));
        foreach (string word in words.Where(word => !allowed.Contains(word)))
        {
            string all = $"allowed: {string.Join(", ", allowed)}";
            document.FaultOf<string>(key, $"'{word}'", Spelling.Hint(word, allowed, all));
        }

        return words;
    }

    private static IReadOnlyList<string> Lower(IReadOnlyList<string> words) =>
        [.. words.Select(word => word.ToLowerInvariant())];
}
