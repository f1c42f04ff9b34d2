using System.Text.Json;

namespace Pointsman.Providers.Simulated;

/// <summary>Writes the list of models; each says that it is simulated.</summary>
internal static class ModelsJson
{
    // The day on which the models were described; a real date would pretend that somebody had trained them.
    private const long Created = 0;

    public static byte[] List() => AnswerJson.Bytes(json =>
    {
        json.WriteStartObject();
        json.WriteString("object", "list");
        json.WriteStartArray("data");
        foreach (SimulatedModel model in SimulatedModel.All)
        {
            Write(json, model);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static byte[] One(SimulatedModel model) => AnswerJson.Bytes(json => Write(json, model));

    private static void Write(Utf8JsonWriter json, SimulatedModel model)
    {
        json.WriteStartObject();
        json.WriteString("id", model.Id);
        json.WriteString("object", "model");
        json.WriteNumber("created", Created);
        json.WriteString("owned_by", "simulated");
        json.WriteString("description", model.Description);
        json.WriteNumber("context_window", model.ContextTokens);
        json.WriteNumber("max_output_tokens", model.MaxOutputTokens);
        json.WriteEndObject();
    }
}
