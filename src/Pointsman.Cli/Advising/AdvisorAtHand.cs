namespace Pointsman.Cli;

/// <summary>
/// The rules, the catalog and the advisor of this run. For the catalog inside the program and for today, which is
/// what most people ask, they are made ready in the background while the command line is being understood.
/// </summary>
internal sealed class AdvisorAtHand
{
    private readonly Lazy<AdviceRules>? _rules;
    private readonly Lazy<Advisor>? _today;
    private readonly DateOnly _day;

    private AdvisorAtHand(DateOnly day, Lazy<AdviceRules>? rules, Lazy<Advisor>? today)
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

        // Lazy and not tasks: whoever needs one first makes it or waits for it, and nothing has to be suspended and
        // resumed.
        var rules = new Lazy<AdviceRules>(AdviceRules.LoadEmbedded);
        var today = new Lazy<Advisor>(() => Advisor.For(CatalogHome.Inside(), day, rules.Value));
        ThreadPool.QueueUserWorkItem(_ => Prepare(today));
        ThreadPool.QueueUserWorkItem(_ => Quietly(() => rules.Value.Tasks));
        return new AdvisorAtHand(day, rules, today);
    }

    /// <summary>Nothing in the background.</summary>
    public static AdvisorAtHand None(TimeProvider time) => Begin(["--catalog"], time);

    public AdviceRules Rules(CatalogHome home) =>
        _rules is not null && home.Folder is null ? _rules.Value : AdviceRules.Of(home.Load());

    public Advisor For(CatalogHome home, DateOnly day, AdviceRules rules) =>
        _today is not null && home.Folder is null && day == _day
            ? _today.Value
            : Advisor.For(home.Load(), day, rules);

    public IReadOnlyList<Profile> Profiles(CatalogHome home) =>
        _rules is not null && home.Folder is null ? Profile.AllEmbedded() : Profile.All(home.Load());

    // The evidence names the scores; they are read while the answer is worked out.
    private static void Prepare(Lazy<Advisor> today) => Quietly(() => today.Value.Catalog.Scores);

    // What fails here fails again, and is told, where the value is asked for.
    private static void Quietly(Func<object> prepare)
    {
        try
        {
            prepare();
        }
        catch (FaultsException)
        {
        }
    }
}
