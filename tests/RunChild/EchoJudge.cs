using Microsoft.Extensions.AI;
using Pointsman.Evaluation;

namespace Pointsman.RunChild;

/// <summary>Has a model say the answer again, and passes it when it does.</summary>
internal sealed class EchoJudge : Evaluator
{
    public override string Kind => "echo-judge";

    public override async ValueTask<EvaluatorScore> ScoreAsync(
        Evaluated evaluated, EvaluatorTools tools, CancellationToken cancel)
    {
        string asked = $"judge {evaluated.Answer.Text}";
        ChatResponse said = await tools.Judges("mock-echo-d10-judge")!
            .GetResponseAsync([new ChatMessage(ChatRole.User, asked)], null, cancel).ConfigureAwait(false);
        return EvaluatorScore.Of(said.Text == asked);
    }
}
