using System.CommandLine;

namespace Pointsman.Cli;

/// <summary><c>pointsman cost</c>: what models cost and return.</summary>
internal static class CostCommand
{
    public static Command Create(Screen screen, OfferLookup find, TimeProvider time)
    {
        var context = new CostContext(screen, find, time);
        return new Command("cost", "What models cost, and what they return")
        {
            CostCall.Create(context),
            CostCompare.Create(context),
            CostTco.Create(context),
            CostRoi.Create(context),
            CostBreakEven.Create(context),
            CostMix.Create(context),
        };
    }
}
