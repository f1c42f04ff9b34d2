using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>Whom a run asks, and what it may do.</summary>
public sealed record RunnerOptions
{
    /// <summary>The chat client that answers for an arm.</summary>
    public required Func<Arm, IChatClient> Clients { get; init; }

    /// <summary>What is known of an arm: its offer, its price, whether it is simulated. Default: nothing.</summary>
    public Func<Arm, RunArm>? Describe { get; init; }

    /// <summary>The price of an arm, with its tiers. Default: none, so that costs are unknown.</summary>
    public Func<Arm, Price?> Prices { get; init; } = _ => null;

    /// <summary>The price of a model that judges or makes vectors, by its name. Default: none, so that such costs are
    /// unknown.</summary>
    public Func<string, Price?> JudgePrices { get; init; } = _ => null;

    /// <summary>
    /// Whose limits an arm shares, its provider for one: arms of one lane slow down together. Default: all arms share
    /// one.
    /// </summary>
    public Func<Arm, string> Lanes { get; init; } = _ => "";

    /// <summary>
    /// How long a provider asks to be left alone, of an exception that its client threw. Default: what exceptions of
    /// the usual clients tell of it.
    /// </summary>
    public Func<Exception, TimeSpan?>? RetryAfter { get; init; } =
        broken => AskedPause.Of(broken, TimeProvider.System.GetUtcNow());

    /// <summary>
    /// How long a lane that only fails is tried before it is given up; a provider that asks to be left alone for longer
    /// is given up at once. Default: 5 minutes.
    /// </summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Whether a run that is gone on with, a whole one too, asks anew what gave no answer, and judges anew what could
    /// not be judged; what a judge did say stands. Default: no, only what is missing and cost nothing.
    /// </summary>
    public bool Again { get; init; }

    /// <summary>How long calls in flight may go on when the run is interrupted. Default: 5 seconds.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Answers of earlier runs. Default: none, every case is asked.</summary>
    public AnswerCache? Cache { get; init; }

    /// <summary>
    /// Whether answers of an arm may be remembered. Say no where its name may mean something else tomorrow, a route of
    /// a gateway for one. Default: yes.
    /// </summary>
    public Func<Arm, bool> MayRemember { get; init; } = _ => true;

    /// <summary>Who is told how far the run is, at most ten times a second; what it throws is ignored. Default: nobody.
    /// </summary>
    public IProgress<RunProgress>? Progress { get; init; }

    /// <summary>What of the run's file is read when it is done. Default: all of it.</summary>
    public RunReadOptions Reading { get; init; } = RunReadOptions.All;

    /// <summary>What evaluators may use. Default: nothing.</summary>
    public EvaluatorTools Tools { get; init; } = EvaluatorTools.None;

    /// <summary>The version of the program, for the run's file.</summary>
    public string Version { get; init; } = "";

    /// <summary>The day of the catalog that prices are from, for the run's file.</summary>
    public string? Catalog { get; init; }

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Opens a run's file for writing; tests put disks in its place that are full.</summary>
    internal Func<string, FileMode, Stream> Open { get; init; } = RunWriter.OpenFile;

    /// <summary>
    /// Options for chat clients of the program's own: a suite names them as they are named here, for its models and its
    /// judges. Their prices are kept to; those of one provider share its limits.
    /// </summary>
    /// <exception cref="ArgumentException">Two have one name.</exception>
    public static RunnerOptions Of(params IReadOnlyList<ChatModel> models)
    {
        Dictionary<string, ChatModel> named =
            models.ToDictionary(model => model.Target.Name, StringComparer.Ordinal);
        return new RunnerOptions
        {
            Clients = arm => Find(arm.Model).Client,
            Prices = arm => Find(arm.Model).Target.Price,
            JudgePrices = judge => named.GetValueOrDefault(judge)?.Target.Price,
            Lanes = arm => Find(arm.Model).Target.Provider,
            Describe = arm => new RunArm
            {
                Name = arm.Name,
                Model = arm.Model,
                Prompt = arm.Prompt.Name,
                Price = Find(arm.Model).Target.Price?.Base,
                Simulated = Find(arm.Model).Target.Provider == RunArm.SimulatedProvider,
            },
            Tools = new EvaluatorTools { Judges = judge => named.GetValueOrDefault(judge)?.Client },
        };

        ChatModel Find(string name) => named.GetValueOrDefault(name) ?? throw new FaultsException(
        [
            new Fault(name, "no chat client has this name",
                $"name one of those that are given: {string.Join(", ", named.Keys)}"),
        ]);
    }
}
