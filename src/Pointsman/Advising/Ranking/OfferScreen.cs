namespace Pointsman;

/// <summary>The plain constraints of one question, prepared so that checking an offer allocates nothing.</summary>
internal sealed class OfferScreen
{
    private const int SmallestContext = 8_192;

    /// <summary>What a leaf of tree B may require; the order is that of the bits in <see cref="Traits"/>.</summary>
    public static readonly string[] Requirable =
        ["self-hosted", "open-weights", "small", "medium", "input:video", "input:audio", "input:image"];

    private readonly Requirement _needed;
    private readonly TaskDescription _task;
    private readonly RankingRules _rules;
    private readonly int _soonest;
    private readonly long _context;
    private readonly Wishes _must;
    private readonly uint _kinds;
    private readonly string[] _providers;
    private readonly uint _requires;
    private readonly bool _selfHosts;
    private readonly bool _deprecatedIsFine;
    private readonly bool _unconfirmedIsFine;

    public OfferScreen(Question question, RankingRules rules, DateOnly day)
    {
        _needed = question.Needed;
        _task = question.Task;
        _rules = rules;
        _soonest = day.DayNumber + rules.RetirementDays;
        _context = question.ContextNeeded;
        _must = new Wishes(_needed.Must);
        _providers = [.. _needed.Providers];
        _kinds = Kinds(_needed.Providers.Count == 0 ? rules.Providers : _needed.Providers);
        foreach (string one in question.PathB.Leaf.Require)
        {
            _requires |= 1u << Array.IndexOf(Requirable, one);
        }

        _selfHosts = _needed
            is { Gpus: > 0 } or { Privacy: PrivacyLevel.SelfHosted } or { Deployment: "on-premises" or "edge" };
        _deprecatedIsFine = _needed.Accept.Contains("deprecated");
        _unconfirmedIsFine = _needed.Accept.Contains("unconfirmed");
    }

    /// <summary>A bit for each constraint that the offer breaks.</summary>
    public uint Broken(OfferEntry entry) => Work(entry) | Seller(entry) | Place(entry);

    private uint Work(OfferEntry entry) =>
        If(entry.Task != _task.Model, ConstraintKind.Task)
        | If(entry.Specialty is { } specialty && !Among(_task.Specialties, specialty), ConstraintKind.Specialty)
        | If((entry.Input & _needed.Input) != _needed.Input, ConstraintKind.Input)
        | If((entry.Output & _needed.Output) != _needed.Output, ConstraintKind.Output)
        | If(entry.Context is { } context ? context < _context : _context > SmallestContext, ConstraintKind.Context)
        | If(_must.Met(entry) < _must.Count, ConstraintKind.Must)
        | If((_requires & Traits(entry)) != _requires, ConstraintKind.Tree);

    private uint Seller(OfferEntry entry)
    {
        bool elsewhere = _needed.Region is { } region && !entry.Local
            && (entry.Offer.Region is { } bound ? bound != region : !Among(entry.Provider.Regions, region));
        bool unsigned =
            _needed.Compliance.Count > 0 && !entry.Local && !AllAmong(_needed.Compliance, entry.Provider.Compliance);
        return If(entry.Privacy < _needed.Privacy, ConstraintKind.Privacy)
            | If(elsewhere, ConstraintKind.Region)
            | If(unsigned, ConstraintKind.Compliance)
            | If(!Considered(entry), ConstraintKind.Provider)
            | If(Ending(entry), ConstraintKind.Lifecycle);
    }

    private uint Place(OfferEntry entry)
    {
        bool misplaced = _needed.Deployment switch
        {
            "edge" => !entry.Local || !entry.Small,
            "on-premises" => !entry.Local,
            _ => false,
        };
        bool tooLarge = entry.Local && _needed.Deployment != "edge"
            && (!_selfHosts || entry.Gpus is not { } gpus || (_needed.Gpus is { } have && gpus > have));
        return If(misplaced, ConstraintKind.Deployment) | If(tooLarge, ConstraintKind.Gpus);
    }

    private bool Considered(OfferEntry entry) =>
        (_kinds & (1u << (int)entry.Kind)) != 0
            || (_providers.Length > 0 && Array.IndexOf(_providers, entry.Provider.Id) >= 0);

    private bool Ending(OfferEntry entry) => entry.Status switch
    {
        Lifecycle.Retired => true,
        Lifecycle.Deprecated when !_deprecatedIsFine => true,
        Lifecycle.Unconfirmed when !_unconfirmedIsFine => true,
        _ => entry.EndsOn < _soonest,
    };

    private uint Traits(OfferEntry entry)
    {
        if (_requires == 0)
        {
            return 0;
        }

        return (entry.Local ? 1u : 0u)
            | (entry.OpenWeights ? 2u : 0u)
            | (entry.Small ? 4u : 0u)
            | (entry.Model.Parameters <= _rules.MediumParameters ? 8u : 0u)
            | ((entry.Input & Modalities.Video) != 0 ? 16u : 0u)
            | ((entry.Input & Modalities.Audio) != 0 ? 32u : 0u)
            | ((entry.Input & Modalities.Image) != 0 ? 64u : 0u);
    }

    private static uint Kinds(IReadOnlyList<string> words)
    {
        uint kinds = 0;
        for (int i = 0; i < words.Count; i++)
        {
            bool known = CatalogWords.ProviderKinds.TryParse(words[i], out ProviderKind kind);
            kinds |= words[i] == "any" ? uint.MaxValue : known ? 1u << (int)kind : 0u;
        }

        return kinds;
    }

    private static bool AllAmong(IReadOnlyList<string> wanted, IReadOnlyList<string> there)
    {
        for (int i = 0; i < wanted.Count; i++)
        {
            if (!Among(there, wanted[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Among(IReadOnlyList<string> there, string wanted)
    {
        for (int i = 0; i < there.Count; i++)
        {
            if (there[i] == wanted)
            {
                return true;
            }
        }

        return false;
    }

    private static uint If(bool broken, ConstraintKind kind) => broken ? Assessment.Bit(kind) : 0u;
}
