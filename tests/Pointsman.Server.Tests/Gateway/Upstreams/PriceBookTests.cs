using Xunit;

namespace Pointsman.Server.Tests.Gateway.Upstreams;

public sealed class PriceBookTests
{
    private static readonly Lazy<Catalog> Known = new(Catalog.LoadEmbedded);
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly PriceBook Book = new(Known.Value, Today);

    // Any offer of the catalog that its seller names with no slash will do.
    private static readonly Offer Sold = Known.Value.Offers.First(one =>
        one.Id.Count(letter => letter == '/') == 1 && one.PriceOn(Today) is not null);

    private static readonly string Seller = Sold.Id.Split('/')[0], Model = Sold.Id.Split('/')[1];

    [Fact]
    public void A_model_is_served_by_the_provider_that_the_catalog_knows_to_sell_it() => Assert.Equal(
        new OfferName("mine", Model),
        Book.Seller(Settings(Part.Provider() with { Name = "other" }, Selling("mine")), Model));

    [Fact]
    public void A_model_that_a_provider_told_of_is_served_there() => Assert.Equal(
        new OfferName("local", "my-model"), Book.Seller(
            Settings(Selling("mine"), Part.Provider() with { Name = "local", KnownModels = ["my-model"] }), "my-model"));

    [Fact]
    public void Of_several_that_sell_it_the_first_is_taken() =>
        Assert.Equal(new OfferName("a", Model), Book.Seller(Settings(Selling("a"), Selling("b")), Model));

    [Fact]
    public void What_nobody_is_known_to_sell_goes_to_the_only_provider_there_is()
    {
        Assert.Equal(
            new OfferName("one", "new-model"), Book.Seller(Settings(Part.Provider() with { Name = "one" }), "new-model"));
        Assert.Equal(
            new OfferName("one", "new-model"),
            Book.Seller(Settings(SimulatedProvider.Settings, Part.Provider() with { Name = "one" }), "new-model"));
    }

    [Fact]
    public void Nobody_is_meant_where_several_may_be_or_only_a_simulation_is_or_another_provider_is_named()
    {
        Assert.Null(Book.Seller(
            Settings(Part.Provider() with { Name = "one" }, Part.Provider() with { Name = "two" }), "new-model"));
        Assert.Null(Book.Seller(Settings(SimulatedProvider.Settings), "small"));
        Assert.Null(Book.Seller(Settings(Part.Provider() with { Name = "one" }), "other/new-model"));
        Assert.Null(Book.Seller(Settings(), "new-model"));
    }

    [Fact]
    public void A_target_costs_what_the_catalog_says_for_the_day_unless_the_configuration_says_otherwise()
    {
        RoutingTarget fromCatalog = Book.Target(Selling("mine"), new OfferName("mine", Model), null);
        Assert.Equal(($"mine/{Model}", "mine", Model), (fromCatalog.Name, fromCatalog.Provider, fromCatalog.Model));
        Assert.Equal(Sold.PriceOn(Today), fromCatalog.Price);
        var named = new ModelSettings
        {
            Name = "fast", Offers = [new OfferName("mine", Model)], Context = 5, MaxOutput = 6,
            Price = new PriceSettings { Input = new Usd(1m), Output = new Usd(2m) },
        };
        RoutingTarget told = Book.Target(Selling("mine"), new OfferName("mine", Model), named);
        Assert.Equal(("fast", 5, 6), (told.Name, told.Context, told.MaxOutput));
        Assert.Equal((new Usd(1m), new Usd(2m)), (told.Price!.Base.Input, told.Price.Base.Output));
    }

    [Fact]
    public void A_name_for_several_offers_does_not_hide_which_of_them_answered()
    {
        var named = new ModelSettings { Name = "fast", Offers = [new OfferName("a", "m"), new OfferName("b", "m")] };
        Assert.Equal("a/m", Book.Target(Part.Provider() with { Name = "a" }, new OfferName("a", "m"), named).Name);
    }

    [Fact]
    public void How_good_a_model_is_the_catalog_says_where_the_configuration_does_not()
    {
        ProviderSettings seller = Part.Provider() with { Name = "openai", CatalogProvider = "openai" };
        QualityFigure better = Quality(seller, "gpt-5", "chat")!.Value;
        QualityFigure weaker = Quality(seller, "gpt-3.5-turbo", "chat")!.Value;
        Assert.True(better.Value > weaker.Value && better.Value <= 1 && weaker.Value >= 0);
        Assert.Equal($"catalog {Known.Value.Newest:yyyy-MM-dd}", better.From);
        Assert.NotEqual(better.Value, Quality(seller, "gpt-5", "code")!.Value.Value);

        var named = new ModelSettings { Name = "fast", Offers = [new OfferName("openai", "gpt-5")], Quality = 0.25 };
        Assert.Equal(
            new QualityFigure(0.25, "configuration"),
            Book.Quality(seller, Book.Target(seller, named.Offers[0], named), "code"));
    }

    [Fact]
    public void A_model_is_as_good_at_home_and_of_one_that_nobody_knows_nothing_is_said()
    {
        ProviderSettings home = Part.Provider() with { Name = "home", CatalogProvider = null, Local = true };
        Assert.Equal(
            Quality(Part.Provider() with { Name = "openai", CatalogProvider = "openai" }, "gpt-5", "chat"),
            Quality(home, "gpt-5", "chat"));
        Assert.Null(Quality(home, "my-own-model", "chat"));
        Assert.Null(Quality(home, "gpt-5", "no-task"));
        Assert.Null(Quality(home, "gpt-5", "embedding"));
        Assert.Null(Quality(SimulatedProvider.Settings, "gpt-5", "chat"));
    }

    private static QualityFigure? Quality(ProviderSettings provider, string model, string task) =>
        Book.Quality(provider, Book.Target(provider, new OfferName(provider.Name, model), null), task);

    private static ProviderSettings Selling(string name) => Part.Provider() with { Name = name, CatalogProvider = Seller };

    private static GatewaySettings Settings(params ProviderSettings[] providers) =>
        new() { Providers = providers.ToDictionary(one => one.Name) };
}
