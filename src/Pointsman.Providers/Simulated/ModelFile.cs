using System.Text.Json;

namespace Pointsman.Providers.Simulated;

/// <summary>Reads the models from the file inside the library.</summary>
internal static class ModelFile
{
    private const string Name = "simulated.json";

    public static IReadOnlyList<SimulatedModel> Read()
    {
        using Stream file = typeof(ModelFile).Assembly.GetManifestResourceStream(Name)!;
        using JsonDocument json = JsonDocument.Parse(file);
        return [.. json.RootElement.GetProperty("models").EnumerateArray().Select(Model)];
    }

    private static SimulatedModel Model(JsonElement from) => new()
    {
        Id = from.GetProperty("id").GetString()!,
        Description = from.GetProperty("description").GetString()!,
        ContextTokens = from.GetProperty("contextTokens").GetInt32(),
        MaxOutputTokens = from.GetProperty("maxOutputTokens").GetInt32(),
        Price = Rates(from.GetProperty("price")),
        Tools = from.GetProperty("tools").GetBoolean(),
        Images = from.GetProperty("images").GetBoolean(),
        Json = from.GetProperty("json").GetBoolean(),
        Reasoning = from.GetProperty("reasoning").GetBoolean(),
        Logprobs = from.GetProperty("logprobs").GetBoolean(),
        Ability = from.GetProperty("ability").GetDouble(),
        Slope = from.GetProperty("slope").GetDouble(),
        Habits = new Habits
        {
            FirstTokenMs = Spread(from.GetProperty("firstTokenMs")),
            TokensPerSecond = Spread(from.GetProperty("tokensPerSecond")),
            ReadTokensPerSecond = from.GetProperty("readTokensPerSecond").GetDouble(),
            Sentences = from.GetProperty("sentences").GetInt32(),
        },
    };

    private static Rates Rates(JsonElement from) => new()
    {
        Input = new Usd(from.GetProperty("input").GetDecimal()),
        Output = new Usd(from.GetProperty("output").GetDecimal()),
        CachedInput = new Usd(from.GetProperty("cachedInput").GetDecimal()),
    };

    private static Spread Spread(JsonElement from) =>
        new(from.GetProperty("median").GetDouble(), from.GetProperty("spread").GetDouble());
}
