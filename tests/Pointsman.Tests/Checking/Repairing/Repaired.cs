using Xunit;

namespace Pointsman.Tests.Checking.Repairing;

/// <summary>What a repair has to give.</summary>
internal static class Repaired
{
    private const string Nothing = "-";

    /// <summary>The text becomes exactly this JSON, by exactly these repairs; a dash stands for nothing.</summary>
    public static void Becomes(string damaged, string wanted, JsonRepairs repairs, JsonRepairOptions? options = null)
    {
        RepairedJson repaired = JsonRepair.Repair(damaged, options);
        Assert.Equal((wanted, repairs), (repaired.Json ?? Nothing, repaired.Repairs));
    }

    /// <summary>There is no JSON in the text that could be trusted.</summary>
    public static void Refused(string damaged, JsonRepairOptions? options = null) =>
        Assert.Equal(Nothing, JsonRepair.Repair(damaged, options).Json ?? Nothing);
}
