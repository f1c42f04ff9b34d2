using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// Several answers to the same request, asked for at the same time, become one. A member's failure is no vote, and a
/// slow member holds nobody: as soon as enough have answered and the rest can change nothing, or the ensemble's own
/// deadline passes, those who are still at work are left.
/// </summary>
public sealed class EnsembleStrategy : CallingStrategy
{
    /// <summary>The most members; as many as a judge has letters.</summary>
    public const int MostMembers = AnswerJudge.MostCandidates;

    private readonly IReadOnlyList<EnsembleMember> _members;
    private readonly AnswerJoin _join;
    private readonly EnsembleOptions _options;
    private readonly int _quorum;
    private readonly bool _samples;

    /// <summary>Asks members of any kind, and joins what they answer.</summary>
    public EnsembleStrategy(IReadOnlyList<EnsembleMember> members, AnswerJoin join, EnsembleOptions? options = null)
        : this(members, join, options, samples: false)
    {
    }

    private EnsembleStrategy(
        IReadOnlyList<EnsembleMember> members, AnswerJoin join, EnsembleOptions? options, bool samples)
    {
        ArgumentOutOfRangeException.ThrowIfZero(members.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(members.Count, MostMembers);
        foreach (EnsembleMember member in members)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(member.Weight);
        }

        _members = members;
        _join = join;
        _options = options ?? new EnsembleOptions();
        _quorum = _options.Quorum ?? ((members.Count / 2) + 1);
        _samples = samples;
        ArgumentOutOfRangeException.ThrowIfLessThan(_quorum, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_quorum, members.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.AtOnce, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(_options.Deadline ?? TimeSpan.MaxValue, TimeSpan.Zero);
        string kind = samples ? "sample" : "member";
        Parts = [.. members.Select((member, i) => new StrategyPart($"{kind} {i + 1}", member.Strategy)), .. join.Parts];
    }

    /// <inheritdoc />
    public override string Name => "ensemble";

    /// <inheritdoc />
    public override IReadOnlyList<StrategyPart> Parts { get; }

    internal override string Reason => $"{_join.Name} of {_members.Count}, with a quorum of {_quorum}";

    /// <summary>
    /// Asks one part several times. Each sample but the first has a seed of its own where the request has none.
    /// </summary>
    public static EnsembleStrategy OfSamples(
        RoutingStrategy part, int samples, AnswerJoin join, EnsembleOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        EnsembleMember[] members = [.. Enumerable.Repeat(new EnsembleMember(part), samples)];
        return new EnsembleStrategy(members, join, options, samples: true);
    }

    /// <inheritdoc />
    public override decimal MostOf(CallSize size, Func<RoutingTarget, CallSize, decimal> each) =>
        _members.Sum(member => member.Strategy.MostOf(size, each)) + _join.MostOf(
            size, [.. _members.Select(member => member.Strategy.AnswerOf(size.Output))], each);

    internal override long AnswerOf(long output) =>
        Math.Max(_members.Max(member => member.Strategy.AnswerOf(output)), _join.AnswerOf(output));

    internal override bool CanAnswer(IReadOnlyList<Decision> parts) =>
        parts.Take(_members.Count).Count(part => part.CanAnswer) >= _quorum;

    internal override async Task<StrategyAnswer> RunAsync(
        StrategyRun run, StrategyAsk ask, IReadOnlyList<Decision> parts, string place, CancellationToken cancel)
    {
        var members = new AskedMember[_members.Count];
        for (int i = 0; i < members.Length; i++)
        {
            members[i] = new AskedMember
            {
                Number = i,
                Place = Places.Below(place, Parts[i].Name),
                Weight = _members[i].Weight,
                Decision = parts[i],
                Ask = AskOf(ask with { Stream = false, WantsUpgrade = false }, i),
            };
        }

        var round = new MemberRound(run, _join, _options, _quorum);
        await round.RunAsync(members, cancel);
        if (round.Answers.Count < _quorum)
        {
            return new StrategyAnswer { Failure = TooFew(round) };
        }

        var one = new JoinCase
        {
            Run = run, Ask = ask, Answers = round.Answers, Parts = [.. parts.Skip(_members.Count)], Place = place,
        };
        return await _join.JoinAsync(one, cancel);
    }

    // The first sample is what the client would have got without an ensemble.
    private StrategyAsk AskOf(StrategyAsk ask, int sample)
    {
        if (!_samples || (sample == 0 && _options.SampleTemperature is null))
        {
            return ask;
        }

        ChatOptions own = ask.Options.Clone();
        bool seeds = own.Seed is null && sample > 0;
        own.Temperature ??= _options.SampleTemperature;
        own.Seed ??= seeds ? sample : null;
        return ask with { Options = own, SeedIsOptional = seeds };
    }

    private CallFailure TooFew(MemberRound round)
    {
        // When nobody else can help, that says more than the count.
        CallFailure? first = round.Answers.Count == 0 && round.Failures.Count > 0 ? round.Failures[0] : null;
        if (first is { IsFinal: true } && round.Failures.All(failure => failure.Kind == first.Kind))
        {
            return first;
        }

        string until = round.TimeIsUp ? $" within {_options.Deadline!.Value.TotalSeconds:0.###} s" : "";
        string cause = round.Failures.Count == 0 ? "" : $"; one failed: {round.Failures[0].Message}";
        return new CallFailure(FailureKind.Quorum,
            $"{round.Answers.Count} of {_members.Count} members gave an answer that counts{until}, and the quorum is "
            + $"{_quorum}; lower the quorum, allow more time, or add members{cause}");
    }
}
