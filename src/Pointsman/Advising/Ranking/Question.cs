namespace Pointsman;

/// <summary>
/// One requirement, worked out: what the trees said, how much each factor counts, what a request consumes.
/// </summary>
internal sealed record Question
{
    public required Requirement Needed { get; init; }

    public required TaskDescription Task { get; init; }

    public required TreePath PathA { get; init; }

    public required TreePath PathB { get; init; }

    public required IReadOnlyList<MatrixVote> Matrix { get; init; }

    public required FactorWeights Weights { get; init; }

    public required IReadOnlyList<CapabilityWeight> Capabilities { get; init; }

    public required Usage Usage { get; init; }

    public required decimal RequestsPerMonth { get; init; }

    public required MeasuredResults Measured { get; init; }

    public ModelClass Class => PathA.Leaf.Class;

    public long ContextNeeded => Needed.Context ?? (Usage.TotalInput + Usage.TotalOutput);

    /// <summary>What a month has when the requirement does not say: a thousand requests a day.</summary>
    public const decimal UsualRequestsPerMonth = 30_000m;

    public static Question Of(Requirement needed, AdviceRules rules, MeasuredResults measured)
    {
        TaskDescription task = rules.Tasks[needed.Task];
        var facts = new RequirementFacts(needed, task);
        TreePath b = rules.TreeB.Walk(facts.Get);
        FactorWeights leaf = b.Leaf.Weights ?? new FactorWeights { Quality = 1, Cost = 1, Speed = 1 };
        FactorWeights priority = rules.Ranking.Priorities.GetValueOrDefault(needed.Priority ?? "balanced") ?? Even;
        return new Question
        {
            Needed = needed,
            Task = task,
            PathA = rules.TreeA.Walk(facts.Get),
            PathB = b,
            Matrix = [.. rules.Matrix.Select(factor => factor.Vote(facts.Get))],
            Weights = leaf.Times(priority).Normalised(),
            Capabilities = CapabilitiesOf(needed, task, b.Leaf),
            Usage = task.Usage with
            {
                Input = needed.TokensIn ?? task.Usage.Input, Output = needed.TokensOut ?? task.Usage.Output,
            },
            RequestsPerMonth = needed.RequestsPerMonth ?? UsualRequestsPerMonth,
            Measured = measured,
        };
    }

    private static readonly FactorWeights Even =
        new() { Quality = 1, Cost = 1, Speed = 1, Context = 1, Trust = 1, Fit = 1 };

    private static List<CapabilityWeight> CapabilitiesOf(Requirement needed, TaskDescription task, TreeAnswer leaf)
    {
        List<CapabilityWeight> weights = [.. leaf.Capabilities.Count > 0 ? leaf.Capabilities : task.Capabilities];
        if (task.Model != ModelTask.Chat)
        {
            return weights;
        }

        // What the requirement adds counts a quarter of what the task asks for already.
        double more = 0.0;
        weights.ForEach(one => more += one.Weight / 4.0);
        AddIf(needed.Languages.Any(code => code is not ("en" or "english")), Capability.Languages);
        AddIf(needed.Input.HasFlag(Modalities.Image), Capability.Vision);
        AddIf(needed.Input.HasFlag(Modalities.Video), Capability.Video);
        AddIf(needed.Input.HasFlag(Modalities.Audio), Capability.Audio);
        AddIf(needed.Must.Contains("tools"), Capability.Tools);
        return weights;

        void AddIf(bool wanted, Capability capability)
        {
            if (wanted && !weights.Any(one => one.Capability == capability))
            {
                weights.Add(new CapabilityWeight(capability, more));
            }
        }
    }
}
