using System.Globalization;

namespace Pointsman.Benchmarks.Mixes;

/// <summary>A strategy behind the gateway, whose cost and accuracy are foretold and then measured.</summary>
/// <param name="Route">What clients call it.</param>
/// <param name="Steps">Whom it asks, from the first to the last.</param>
/// <param name="Difficulty">How hard questions are, from a number that is drawn evenly from 0 to 1.</param>
internal sealed record ServedTrial(string Route, IReadOnlyList<string> Steps, Func<double, double> Difficulty)
{
    /// <summary>From which confidence answers are taken, where that is given.</summary>
    public IReadOnlyList<double>? AcceptAt { get; init; }

    /// <summary>What the steps are to answer, where the thresholds are to be chosen for it.</summary>
    public IReadOnlyList<double>? Shares { get; init; }

    public static IReadOnlyList<ServedTrial> All =>
    [
        new("cascade", ["sim/small", "sim/large", "sim/reasoner"], drawn => drawn * drawn) { AcceptAt = [0.7, 0.9] },
        new("tiered", ["sim/small", "sim/large", QueuePerson.Target], drawn => 0.8 * Math.Pow(drawn, 4))
        {
            Shares = [0.90, 0.08, 0.02],
        },
    ];

    /// <summary>A configuration with the route, as users write it.</summary>
    public string Yaml(IReadOnlyList<double> acceptAt)
    {
        IEnumerable<string> steps = Steps.Select((step, i) => i == Steps.Count - 1
            ? $"      - {{ use: {step} }}"
            : string.Create(CultureInfo.InvariantCulture, $"      - {{ use: {step}, acceptAt: {acceptAt[i]} }}"));
        return string.Create(CultureInfo.InvariantCulture, $$"""
            people:
              queues:
                {{QueuePerson.Queue}}: { wait: 2min, costPerCase: {{QueuePerson.PricePerCase.Amount}} }
            routes:
              {{Route}}:
                strategy: {{Route}}
                {{(Route == "cascade" ? "steps" : "tiers")}}:
            {{string.Join('\n', steps)}}
                confidence: { method: logprobs }

            """);
    }

    /// <summary>
    /// Chooses thresholds where none are given, foretells from other questions that are put to each model alone, and
    /// sends yet others through the route.
    /// </summary>
    public async Task<ServedOutcome> RunAsync(int requests, int seed, TimeProvider time, CancellationToken cancel)
    {
        await using MixGateway gateway = await MixGateway.StartAsync(Yaml([0.5, 0.5]), pace: 0, time, cancel);
        IReadOnlyList<double> acceptAt = AcceptAt ?? (await AloneTable.AskAsync(
            gateway, Steps, Questions(QuestionSet.Choosing), cancel)).ThresholdsFor(Shares!);
        AloneTable alone = await AloneTable.AskAsync(gateway, Steps, Questions(QuestionSet.Predicting), cancel);
        gateway.Apply(Yaml(acceptAt));
        IReadOnlyList<Question> questions = Questions(QuestionSet.Measuring);
        Reply[] replies = await AskAsync(gateway, questions, cancel);
        CallStory[] stories = await gateway.StoriesAsync(replies, cancel);
        StepCase[] cases =
            [.. stories.Select((story, i) => story.ToCase(Steps, replies[i].Text == questions[i].Right))];
        return new ServedOutcome(this, acceptAt, alone, new StepTally(Steps, cases), replies, stories)
        {
            Spent = await gateway.SpentAsync(Route, cancel),
        };

        IReadOnlyList<Question> Questions(QuestionSet set) => Question.Draw(seed, set, requests, Difficulty);
    }

    private async Task<Reply[]> AskAsync(
        MixGateway gateway, IReadOnlyList<Question> questions, CancellationToken cancel)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Task person = new QueuePerson(gateway, questions).WorkAsync(over.Token);
        Task<Reply[]> asking = gateway.AskAllAsync(Route, questions, probabilities: false, over.Token);

        // Where the person fails nobody would answer the last tier, and the failure is what is to be told.
        await await Task.WhenAny(person, asking);
        Reply[] replies = await asking;
        await over.CancelAsync();
        await person.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return replies;
    }
}
