namespace Pointsman.Server;

/// <summary>Reads the steps of strategies that make several calls.</summary>
internal static class StepReader
{
    private const int MostSteps = 20;

    public static IReadOnlyList<StepSettings> Read(Document part, string key, Section<StepSettings> section)
    {
        var steps = new List<StepSettings>();
        foreach (Document step in part.Parts(key, MostSteps, "use"))
        {
            StepSettings read = section.Read(step, new());
            if (read.Use.Count == 0)
            {
                step.FaultOf<string>("use", "nothing", "write a model or a route, or a list of them");
            }

            steps.Add(read);
        }

        return steps;
    }
}
