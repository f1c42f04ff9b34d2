namespace Pointsman;

/// <summary>
/// Makes JSON of what models write around and into it. What is JSON passes through as it is; what can be read in one
/// way only is put right; where two readings are possible there is nothing, and the model has to be asked again.
/// </summary>
public static class JsonRepair
{
    /// <summary>How many times longer a text can become: a character that must be escaped becomes six.</summary>
    internal const int MostGrowth = 6;

    private static readonly JsonRepairOptions Defaults = new();

    /// <summary>Repairs a text. Takes time in proportion to its length and never throws.</summary>
    public static RepairedJson Repair(string text, JsonRepairOptions? options = null)
    {
        options ??= Defaults;
        if (text.Length > options.MostCharacters)
        {
            return new RepairedJson(null, JsonRepairs.None);
        }

        if (StrictJson.IsJson(text))
        {
            return new RepairedJson(text, JsonRepairs.None);
        }

        RepairedJson found = new JsonFinder(text, options.Wanted).Find();
        bool usable = found.Json is not null && StrictJson.IsJson(found.Json)
            && (options.AllowTruncated || !found.Repairs.HasFlag(JsonRepairs.TruncatedTail));
        return usable ? found : found with { Json = null };
    }
}
