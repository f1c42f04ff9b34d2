// Which of two chat clients is the better one, on cases of your own? No key, no network: both models are simulated.
using Microsoft.Extensions.AI;
using Pointsman;
using Pointsman.Evaluation;
using Pointsman.Providers;

// Any IChatClient can be compared: new ChatModel("mine", client).
var atOnce = new SimulatedOptions { DelayFactor = 0 };
ChatModel[] models = [SimulatedChat.Model("sim/small", atOnce), SimulatedChat.Model("sim/large", atOnce)];

var suite = new Suite
{
    Name = "products",
    Models = [.. models.Select(model => new SuiteModel { Model = model.Target.Name })],
    Prompts = [Prompt.Of("What is {{input}}? Reply with the number only.")],
    Cases = [new InlineCases(Enumerable.Range(0, 200).Select(at =>
        Case.Of($"product-{at}", $"{11 + (at % 7)}*{21 + at}", $"{(11 + (at % 7)) * (21 + at)}")))],
    Evaluators =
    [
        new EvaluatorUse(new EqualsEvaluator(Template.Parse("{{expected}}"))),
        new EvaluatorUse(new Terse(mostWords: 1)),
    ],
};

string file = Path.Combine(Path.GetTempPath(), $"products-{Environment.ProcessId}.jsonl");
Run run = await new Runner(suite, RunnerOptions.Of(models)).RunAsync(file, CancellationToken.None);
RunJudgement judged = RunJudgement.Of(run);

Console.WriteLine("The models are simulated: this speaks of no model.");
foreach (ArmMetrics arm in judged.Metrics)
{
    Console.WriteLine($"{arm.Arm.Name}: {arm.Accuracy?.Value:P1} right of {run.Header.Cases} cases, {arm.Cost} in all");
}

foreach (ArmComparison pair in judged.Comparisons)
{
    Console.WriteLine(VerdictText.Sentence(pair, pair.Verdicts[0]));
}

using (FileStream report = File.Create(Path.ChangeExtension(file, "html")))
{
    RunReports.Write(run, ReportFormat.Html, report);
}

Console.WriteLine($"{judged.Recommendation.Sentence} The report is {Path.ChangeExtension(file, "html")}");

/// <summary>An evaluator of one's own: an answer of few words. What it throws is an error, never a score.</summary>
internal sealed class Terse(int mostWords) : Evaluator
{
    public override string Kind => "terse";

    public override ValueTask<EvaluatorScore> ScoreAsync(
        Evaluated evaluated, EvaluatorTools tools, CancellationToken cancel)
    {
        int words = evaluated.Answer.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        return ValueTask.FromResult(EvaluatorScore.Of(words <= mostWords, $"{words} words"));
    }
}
