namespace Pointsman.Benchmarks.Mixes;

/// <summary>
/// What every model answered to the same questions, each asked alone through its plain route. What a strategy over them
/// will do is foretold from this and from nothing else; a person is not asked, theirs is a stated accuracy and price.
/// </summary>
internal sealed class AloneTable(IReadOnlyList<string> steps, IReadOnlyList<IReadOnlyList<AloneAnswer>> byModel)
{
    /// <summary>How many questions there are.</summary>
    public int Count => byModel[0].Count;

    public static async Task<AloneTable> AskAsync(
        MixGateway gateway, IReadOnlyList<string> steps, IReadOnlyList<Question> questions, CancellationToken cancel)
    {
        var byModel = new List<IReadOnlyList<AloneAnswer>>();
        foreach (string model in steps.Where(step => step != QueuePerson.Target))
        {
            // The last step is never measured, and not every model tells probabilities.
            bool sure = model != steps[^1];
            Reply[] replies = await gateway.AskAllAsync(model, questions, sure, cancel);
            CallStory[] stories = await gateway.StoriesAsync(replies, cancel);
            byModel.Add(
            [
                .. replies.Select((reply, i) => new AloneAnswer(
                    reply.Text == questions[i].Right, reply.Confidence ?? 0, stories[i].Cost)),
            ]);
        }

        return new AloneTable(steps, byModel);
    }

    /// <summary>
    /// What a strategy will do that takes answers from these confidences on. All steps are looked up at the same
    /// question, so that it counts that what is hard for one is hard for the next.
    /// </summary>
    public StepTally Foretell(IReadOnlyList<double> acceptAt)
    {
        var cases = new List<StepCase>(Count);
        for (int row = 0; row < Count; row++)
        {
            int by = 0;
            while (by < acceptAt.Count && byModel[by][row].Confidence < acceptAt[by])
            {
                by++;
            }

            bool person = by == byModel.Count;
            List<Usd> paid = [.. byModel.Take(by + 1).Select(model => model[row].Cost)];
            double right = person ? QueuePerson.Accuracy : byModel[by][row].Right ? 1 : 0;
            cases.Add(new StepCase(by, person ? [.. paid, QueuePerson.PricePerCase] : paid, right));
        }

        return new StepTally(steps, cases);
    }

    /// <summary>
    /// What it would be if the steps had nothing to do with each other: the figures of each model over all questions.
    /// Printed to show what that assumption is off by.
    /// </summary>
    public Mix AsIfIndependent(IReadOnlyList<double> acceptAt)
    {
        var mix = new List<MixStep>();
        decimal left = 1;
        for (int i = 0; i < steps.Count; i++)
        {
            if (i == byModel.Count)
            {
                mix.Add(new MixStep(steps[i], left, QueuePerson.PricePerCase, (decimal)QueuePerson.Accuracy));
                break;
            }

            double from = i < acceptAt.Count ? acceptAt[i] : 0;
            List<AloneAnswer> taken = [.. byModel[i].Where(one => one.Confidence >= from)];
            decimal share = i == steps.Count - 1 ? left : left * taken.Count / Count;
            left -= share;
            mix.Add(new MixStep(
                steps[i], share, new Usd(byModel[i].Sum(one => one.Cost.Amount) / Count),
                taken.Count == 0 ? 0 : (decimal)taken.Count(one => one.Right) / taken.Count));
        }

        return new Mix { Kind = MixKind.Cascade, Steps = mix };
    }

    /// <summary>
    /// Thresholds by which the first steps answer these shares of the questions, to the fourth digit.
    /// </summary>
    public IReadOnlyList<double> ThresholdsFor(IReadOnlyList<double> shares)
    {
        var acceptAt = new List<double>();
        List<int> left = [.. Enumerable.Range(0, Count)];
        for (int step = 0; step < steps.Count - 1; step++)
        {
            IReadOnlyList<AloneAnswer> own = byModel[step];
            List<int> surest = [.. left.OrderByDescending(row => own[row].Confidence)];
            int taken = Math.Clamp((int)Math.Round(shares[step] * Count), 1, surest.Count - 1);
            double between = (own[surest[taken - 1]].Confidence + own[surest[taken]].Confidence) / 2;
            acceptAt.Add(Math.Round(between, 4));
            left = [.. left.Where(row => own[row].Confidence < acceptAt[^1])];
        }

        return acceptAt;
    }
}
