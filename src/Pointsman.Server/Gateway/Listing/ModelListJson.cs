using System.Text.Json;

namespace Pointsman.Server;

/// <summary>Models in the shapes of the three protocols.</summary>
/// <remarks>
/// When a model came out is told as 1970, which Anthropic's own reference allows where it is unknown: routes and names
/// of the user's own have no such day.
/// </remarks>
internal static class ModelListJson
{
    /// <summary>OpenAI's shape; the window and what is simulated stand in fields that its clients pass over.</summary>
    public static void OpenAi(Utf8JsonWriter json, ListedModel model)
    {
        json.WriteStartObject();
        json.WriteString("id", model.Name);
        json.WriteString("object", "model");
        json.WriteNumber("created", 0);
        json.WriteString("owned_by", model.Owner);
        Write(json, "context_length", model.Context);
        Write(json, "max_output_tokens", model.MaxOutput);
        json.WriteBoolean("simulated", model.Simulated);
        json.WriteEndObject();
    }

    /// <summary>OpenAI's list.</summary>
    public static void OpenAi(Utf8JsonWriter json, IReadOnlyList<ListedModel> models)
    {
        json.WriteStartObject();
        json.WriteString("object", "list");
        json.WriteStartArray("data");
        foreach (ListedModel model in models)
        {
            OpenAi(json, model);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Anthropic's shape.</summary>
    public static void Anthropic(Utf8JsonWriter json, ListedModel model)
    {
        json.WriteStartObject();
        json.WriteString("type", "model");
        json.WriteString("id", model.Name);
        json.WriteString("display_name", model.DisplayName);
        json.WriteString("created_at", "1970-01-01T00:00:00Z");
        Write(json, "max_input_tokens", model.Context);
        Write(json, "max_tokens", model.MaxOutput);
        json.WriteEndObject();
    }

    /// <summary>A page of Anthropic's list.</summary>
    public static void Anthropic(Utf8JsonWriter json, ModelPage page)
    {
        json.WriteStartObject();
        json.WriteStartArray("data");
        foreach (ListedModel model in page.Models)
        {
            Anthropic(json, model);
        }

        json.WriteEndArray();
        json.WriteBoolean("has_more", page.HasMore);
        json.WriteString("first_id", page.Models.Count > 0 ? page.Models[0].Name : null);
        json.WriteString("last_id", page.Models.Count > 0 ? page.Models[^1].Name : null);
        json.WriteEndObject();
    }

    /// <summary>Gemini's shape.</summary>
    public static void Gemini(Utf8JsonWriter json, ListedModel model)
    {
        json.WriteStartObject();
        json.WriteString("name", $"models/{model.Name}");
        json.WriteString("baseModelId", model.Name);
        json.WriteString("version", "1");
        json.WriteString("displayName", model.DisplayName);
        json.WriteString("description", model.Owner == ListedModel.Gateway
            ? "a route of this gateway" : $"served by {model.Owner}");
        if (model.Context is { } context)
        {
            json.WriteNumber("inputTokenLimit", context);
        }

        if (model.MaxOutput is { } output)
        {
            json.WriteNumber("outputTokenLimit", output);
        }

        json.WriteStartArray("supportedGenerationMethods");
        json.WriteStringValue("generateContent");
        json.WriteStringValue("streamGenerateContent");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A page of Gemini's list.</summary>
    public static void Gemini(Utf8JsonWriter json, ModelPage page)
    {
        json.WriteStartObject();
        json.WriteStartArray("models");
        foreach (ListedModel model in page.Models)
        {
            Gemini(json, model);
        }

        json.WriteEndArray();
        if (page.HasMore)
        {
            json.WriteString("nextPageToken", page.Models[^1].Name);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
