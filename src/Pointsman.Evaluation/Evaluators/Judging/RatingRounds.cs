using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>Asks a judge for ratings of one answer, as often as wanted, and takes their mean.</summary>
/// <param name="Judge">Who judges.</param>
/// <param name="Samples">
/// How often it is asked; from 2 on with a temperature, so that it can differ from itself.
/// </param>
/// <param name="Threshold">The mean, from 0 to 1, from which an answer passes.</param>
internal sealed record RatingRounds(Judge Judge, int Samples, double Threshold)
{
    /// <summary>Four of five points.</summary>
    public const double DefaultThreshold = 0.75;

    /// <summary>Reads the keys <c>model</c>, <c>samples</c> and <c>threshold</c>.</summary>
    public static RatingRounds Read(Document document, int samples = 1) => new(
        new Judge(document.Text("model")),
        (int)(document.Whole("samples", 1, 20) ?? samples),
        document.Share("threshold") ?? DefaultThreshold);

    /// <summary>The score; an error where one of the ratings is none.</summary>
    public async ValueTask<EvaluatorScore> ScoreAsync(
        EvaluatorTools tools, IReadOnlyList<ChatMessage> messages, CancellationToken cancel)
    {
        var values = new List<double>();
        string reason = "";
        for (int sample = 0; sample < Samples; sample++)
        {
            Judged<Rating> judged = await Judge
                .AskAsync(tools, messages, Samples > 1 ? 1 : 0, sample, Rating.Read, cancel).ConfigureAwait(false);
            if (judged.Said is not { } rating)
            {
                return EvaluatorScore.Failed(judged.Error!);
            }

            values.Add(rating.Value);
            reason = sample == 0 ? rating.Reason : reason;
        }

        double mean = values.Average();
        EvaluatorScore score = EvaluatorScore.Of(mean, mean >= Threshold - 1e-9, reason);
        return Samples > 1 ? score with { Votes = values } : score;
    }
}
