using Microsoft.AspNetCore.Http;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>What the sender says of a request in its headers; that wins over what he says in its body.</summary>
internal static class HintHeaders
{
    /// <summary>How their names begin.</summary>
    public const string Prefix = "x-pointsman-";

    private static readonly (string Name, string Header)[] All =
        [.. RequestHints.Names.Select(name => (name, Prefix + name))];

    /// <summary>The hints of the headers; a value that is none refuses the request.</summary>
    public static RequestHints Read(IHeaderDictionary headers, out Refused? refused)
    {
        RequestHints hints = default;
        refused = null;
        foreach ((string name, string header) in All)
        {
            if (headers.TryGetValue(header, out var values))
            {
                hints = hints.With(name, values.ToString(), header, out string? fault);
                refused ??= fault is null
                    ? null
                    : new Refused(new WireError(400, ErrorCode.InvalidRequest, fault) { Field = header });
            }
        }

        return hints;
    }
}
