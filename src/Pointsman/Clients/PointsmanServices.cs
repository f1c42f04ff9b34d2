using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Pointsman;

/// <summary>Registers Pointsman among the services of a program.</summary>
public static class PointsmanServices
{
    /// <summary>
    /// Registers an <see cref="IChatClient"/> that asks by a strategy over the chat clients that are registered under
    /// names:
    /// <code>
    /// services.AddKeyedSingleton&lt;IChatClient&gt;("small", smallClient);
    /// services.AddKeyedSingleton&lt;IChatClient&gt;("large", largeClient);
    /// services.AddPointsman(models =&gt; new FallbackStrategy([models.Of("small"), models.Of("large")]));
    /// </code>
    /// With <paramref name="key"/> it is registered under that key, so that a program can have several.
    /// </summary>
    [Experimental("MEAI001", UrlFormat = "https://aka.ms/dotnet-extensions-warnings/{0}")]
    public static IServiceCollection AddPointsman(
        this IServiceCollection services, Func<PointsmanModels, RoutingStrategy> strategy,
        PointsmanChatClientOptions? options = null, string? key = null)
    {
        return key is null
            ? services.AddSingleton<IChatClient>(Make)
            : services.AddKeyedSingleton<IChatClient>(key, (provider, _) => Make(provider));

        PointsmanChatClient Make(IServiceProvider provider)
        {
            var models = new PointsmanModels(provider);
            RoutingStrategy made = strategy(models);
            return new PointsmanChatClient(made, models.Taken, options);
        }
    }
}
