namespace Pointsman.Server;

/// <summary>Checks what ensembles, pipelines and strategies of two sides are made of.</summary>
internal static class PartShape
{
    private static readonly RoutingStrategy Somebody =
        new SingleStrategy(new RoutingTarget { Name = "somebody", Provider = "somebody", Model = "somebody" });

    private static readonly string[] BestKeys = ["by", "criteria"];

    /// <summary>Keys that must say somebody.</summary>
    public static void CheckThere(Document part, params string[] keys)
    {
        foreach (string key in keys.Where(key => part.Words(key).Count == 0))
        {
            part.FaultOf<string>(key, "nothing", "write a model or a route, or a list of them in order of fallback");
        }
    }

    public static void CheckEnsemble(Document part, RouteSettings route)
    {
        EnsembleSettings ensemble = route.Ensemble;
        int members = Math.Max(ensemble.Members.Count, ensemble.Samples);
        if (ensemble.Members.Count > EnsembleStrategy.MostMembers || !part.Has("members"))
        {
            part.FaultOf<string>("members", ensemble.Members.Count == 0 ? "nobody" : $"{ensemble.Members.Count}",
                $"write 1 to {EnsembleStrategy.MostMembers} models or routes");
        }

        CheckSamples(part, ensemble);
        CheckWeights(part, ensemble);

        if (ensemble.Quorum > members)
        {
            part.FaultOf<string>("quorum", $"{ensemble.Quorum} of {members}", $"write 1 to {members}");
        }

        if (ensemble.Labels.Count > 0 && ensemble.Join != EnsembleJoin.Vote)
        {
            part.FaultOf<string>(
                "labels", "labels, which only join: vote heeds", "write join: vote, or leave them out");
        }

        foreach (Fault fault in VoteJoin.Check(ensemble.Labels))
        {
            part.FaultOf<string>(fault.Where, Found(fault), fault.Fix);
        }

        CheckJudge(part, route);
    }

    private static void CheckSamples(Document part, EnsembleSettings ensemble)
    {
        if (ensemble is { Samples: > 1, Members.Count: > 1 })
        {
            part.FaultOf<string>("samples", $"{ensemble.Samples} with {ensemble.Members.Count} members",
                "write one member and how often it is asked, or several members");
        }

        if (ensemble is { Temperature: not null, Members.Count: > 1 })
        {
            part.FaultOf<string>("temperature", $"a temperature with {ensemble.Members.Count} members",
                "write one member with samples, or leave it out");
        }
    }

    // A judge and a writer see answers and no weights; one member has nobody to be weighed against.
    private static void CheckWeights(Document part, EnsembleSettings ensemble)
    {
        bool weighed = ensemble.Join is EnsembleJoin.Vote or EnsembleJoin.Mean or EnsembleJoin.Median;
        for (int i = 0; i < ensemble.Members.Count; i++)
        {
            if (ensemble.Members[i].Weight != 1 && (!weighed || ensemble.Members.Count == 1))
            {
                string found = weighed
                    ? "a weight for the only member"
                    : $"a weight, which join: {WrittenWords.Of(ensemble.Join)} does not heed";
                part.FaultOf<string>($"members[{i}].weight", found,
                    "leave the weight out, or join several members by vote, mean or median");
            }
        }
    }

    private static void CheckJudge(Document part, RouteSettings route)
    {
        EnsembleSettings ensemble = route.Ensemble;
        foreach (string key in BestKeys.Where(key => ensemble.Join != EnsembleJoin.Best && part.Has(key)))
        {
            part.FaultOf<string>(
                key, $"'{key}', which only join: best heeds", "write join: best, or leave it out");
        }

        bool judged = ensemble.Join is EnsembleJoin.Best or EnsembleJoin.Synthesis;
        if (judged && route.Judge.Count == 0)
        {
            part.FaultOf<string>("judge", "nobody", ensemble.Join == EnsembleJoin.Best
                ? "write the model that judges" : "write the model that writes the answer");
        }
        else if (!judged && route.Judge.Count > 0)
        {
            part.FaultOf<string>("judge", "a judge, whom only join: best and join: synthesis ask",
                "write one of these, or leave the judge out");
        }
    }

    public static void CheckPipeline(Document part, RouteSettings route)
    {
        PipelineStep[] steps = [.. route.Steps.Select(step => new PipelineStep(step.Name, Somebody, step.Prompt))];
        foreach (Fault fault in PipelineStrategy.Check(steps))
        {
            part.FaultOf<string>(fault.Where, Found(fault), fault.Fix);
        }
    }

    private static string Found(Fault fault) =>
        fault.Found.StartsWith("found ", StringComparison.Ordinal) ? fault.Found["found ".Length..] : fault.Found;
}
