using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation.Tests;

/// <summary>Asks a judge about the answer, as often as it is told, and passes what it calls good.</summary>
internal sealed class AskingEvaluator(int times = 1) : Evaluator
{
    public override string Kind => "asking";

    public override async ValueTask<EvaluatorScore> ScoreAsync(
        Evaluated evaluated, EvaluatorTools tools, CancellationToken cancel)
    {
        bool good = true;
        for (int time = 0; time < times; time++)
        {
            ChatResponse said = await tools.Judges("judge")!.GetResponseAsync(
                [new ChatMessage(ChatRole.User, $"is it good: {evaluated.Answer.Text}")], null, cancel);
            good &= said.Text == "yes";
        }

        return EvaluatorScore.Of(good);
    }
}
