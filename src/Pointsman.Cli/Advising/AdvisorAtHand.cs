namespace Pointsman.Cli;

/// <summary>
/// The rules, the catalog and the advisor of this run. For the catalog inside the program and for today, which is
/// what most
/// people ask, they are made ready in the background while the command line is being understood.
/// </summary>
internal sealed class AdvisorAtHand
{
    private readonly Task<AdviceRules>? _rules;
    private readonly Task<Advisor>? _today;
    private readonly DateOnly _day;

    private AdvisorAtHand(DateOnly day, Task<AdviceRules>? rules, Task<Advisor>? today)
    {
        _day = day;
        _rules = rules;
        _today = today;
    }

    /// <summary>Begins in the background when the words of the command line ask for nothing else.</summary>
    public static AdvisorAtHand Begin(IReadOnlyList<string> args, TimeProvider time)
    {
        DateOnly day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        bool other = args.Any(arg =>
            arg.StartsWith("--catalog", StringComparison.Ordinal)
                || arg.StartsWith("--as-of", StringComparison.Ordinal))
            || !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(CatalogHome.Variable));
        if (other)
        {
            return new AdvisorAtHand(day, null, null);
        }

        Task<AdviceRules> rules = Task.Run(AdviceRules.LoadEmbedded);
        return new AdvisorAtHand(day, rules, Task.Run(() => PrepareAsync(day, rules)));
    }

    /// <summary>Nothing in the background.</summary>
    public static AdvisorAtHand None(TimeProvider time) => Begin(["--catalog"], time);

    public async Task<AdviceRules> RulesAsync(CatalogHome home) =>
        _rules is not null && home.Folder is null ? await _rules : AdviceRules.Of(home.Load());

    public async Task<Advisor> ForAsync(CatalogHome home, DateOnly day, AdviceRules rules) =>
        _today is not null && home.Folder is null && day == _day ? await _today : Advisor.For(home.Load(), day, rules);

    public IReadOnlyList<Profile> Profiles(CatalogHome home) =>
        _rules is not null && home.Folder is null ? Profile.AllEmbedded() : Profile.All(home.Load());

    private static async Task<Advisor> PrepareAsync(DateOnly day, Task<AdviceRules> rules)
    {
        Catalog catalog = CatalogHome.Inside();
        Advisor advisor = Advisor.For(catalog, day, await rules);

        // The evidence names the scores; they are read while the answer is worked out.
        _ = Task.Run(() => advisor.Catalog.Scores.Count);
        return advisor;
    }
}
