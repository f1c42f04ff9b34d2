namespace Pointsman;

/// <summary>Finds what cannot both be true in one requirement.</summary>
internal static class RequirementContradictions
{
    public static void Find(Requirement needed, Document document)
    {
        if (needed.Privacy == PrivacyLevel.SelfHosted && needed.Gpus == 0)
        {
            document.FaultOf<string>(
                "gpus", "0 beside privacy self-hosted",
                "self-hosting needs GPUs: raise gpus, or take privacy private-cloud");
        }

        if (needed.Deployment == "on-premises" && needed.Gpus == 0)
        {
            document.FaultOf<string>(
                "gpus", "0 beside deployment on-premises", "say how many GPUs of 80 GB there are, or leave gpus out");
        }

        if (needed.Deployment == "edge" && needed.Privacy == PrivacyLevel.PrivateCloud)
        {
            document.FaultOf<string>(
                "deployment", "edge beside privacy private-cloud",
                "a model runs on the device or in a cloud: choose one");
        }

        if (needed.Context is { } context && needed.TokensIn + (needed.TokensOut ?? 0) > context)
        {
            document.FaultOf<string>(
                "context", $"{context} tokens for requests of {needed.TokensIn + (needed.TokensOut ?? 0)}",
                "raise context, or lower tokens-in and tokens-out");
        }

        if (needed is { BudgetPerMonth: { } month, BudgetPerRequest: { } request, RequestsPerMonth: { } volume }
            && request * volume > month * 10m)
        {
            document.FaultOf<string>(
                "budget", $"{request}/request × {volume:0} requests, ten times over {month}/month",
                "leave out one of the two, or bring them together");
        }

        if (needed.Deployment == "on-premises" && needed.Region is not null)
        {
            document.FaultOf<string>(
                "region", $"'{needed.Region}' beside deployment on-premises",
                "on your premises you choose the region yourself: leave it out");
        }

        foreach (string both in needed.Must.Intersect(needed.Nice))
        {
            document.FaultOf<string>("nice", $"'{both}', which is a must too", "name it once");
        }

        if (needed.Must.Contains("active") && needed.Accept.Contains("deprecated"))
        {
            document.FaultOf<string>("accept", "'deprecated' beside must 'active'", "choose one");
        }
    }
}
