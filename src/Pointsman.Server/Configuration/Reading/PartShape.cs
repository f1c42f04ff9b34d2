namespace Pointsman.Server;

/// <summary>Checks what ensembles, pipelines and strategies of two sides are made of.</summary>
internal static class PartShape
{
    private static readonly RoutingStrategy Somebody =
        new SingleStrategy(new RoutingTarget { Name = "somebody", Provider = "somebody", Model = "somebody" });

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
        if (ensemble.Members.Count is 0 or > EnsembleStrategy.MostMembers)
        {
            part.FaultOf<string>("members", ensemble.Members.Count == 0 ? "nobody" : $"{ensemble.Members.Count}",
                $"write 1 to {EnsembleStrategy.MostMembers} models or routes");
        }

        if (ensemble is { Samples: > 1, Members.Count: > 1 })
        {
            part.FaultOf<string>("samples", $"{ensemble.Samples} with {ensemble.Members.Count} members",
                "write one member and how often it is asked, or several members");
        }

        if (ensemble.Quorum > members)
        {
            part.FaultOf<string>("quorum", $"{ensemble.Quorum} of {members}", $"write 1 to {members}");
        }

        if (ensemble.Labels.Count > 0 && ensemble.Join != EnsembleJoin.Vote)
        {
            part.FaultOf<string>(
                "labels", "labels, which only join: vote heeds", "write join: vote, or leave them out");
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
