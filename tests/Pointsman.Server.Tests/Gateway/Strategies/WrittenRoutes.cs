namespace Pointsman.Server.Tests.Gateway;

/// <summary>A gateway that is configured as people configure it, with the mock behind the providers.</summary>
internal static class WrittenRoutes
{
    /// <summary>
    /// Starts one with routes as they stand in a file. Its provider <c>away</c> is elsewhere, <c>home</c> is local;
    /// <c>small</c>, <c>large</c> and <c>other</c> answer with 2, 4 and 4 pieces and have a price.
    /// </summary>
    public static Task<MockedGateway> StartAsync(string routes) => MockedGateway.StartAsync(
        also: options => options with
        {
            Settings = Configuration.Some.Settings(Known(options.Settings.Providers["openai"].BaseUrl!) + routes) with
            {
                Listen = options.Settings.Listen, Recording = options.Settings.Recording,
            },
        });

    private static string Known(string address) => $$"""
        providers:
          away: { protocol: openai, baseUrl: "{{address}}", apiKeys: [a], local: no, catalogProvider: openai }
          home: { protocol: openai, baseUrl: "{{address}}", apiKeys: [a] }
        models:
          small: { provider: away, model: mock-n2-in7-out3, price: { input: 1000, output: 10000 }, quality: 0.6 }
          large: { provider: away, model: mock-n4-in7-out3, price: { input: 2000, output: 20000 }, quality: 0.9 }
          other: { provider: away, model: mock-n4-in7-out3-b, price: { input: 2000, output: 20000 } }
          near: { provider: home, model: mock-n3-in7-out3, price: { input: 3000, output: 20000 } }

        """;
}
