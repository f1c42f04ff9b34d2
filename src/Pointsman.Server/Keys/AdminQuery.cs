using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Pointsman.Server;

/// <summary>The query of a request to the admin API, read as everything is that people write.</summary>
internal static class AdminQuery
{
    /// <summary>The most values that a query is read for: 32. None of the admin API has as many.</summary>
    private const int MostValues = 32;

    /// <summary>Reads the query as an object; an empty value is none, a key that is there twice a fault.</summary>
    public static Document Read(HttpRequest request, List<Fault> faults)
    {
        var values = new JsonObject();
        foreach ((string key, StringValues value) in request.Query.Take(MostValues))
        {
            if (value.Count > 1)
            {
                faults.Add(new Fault(key, $"it is given {value.Count} times", "give it once"));
            }
            else if (!StringValues.IsNullOrEmpty(value))
            {
                values[key] = value.ToString();
            }
        }

        using JsonDocument json = JsonDocument.Parse(values.ToJsonString());
        return new Document(json.RootElement.Clone(), faults);
    }
}
