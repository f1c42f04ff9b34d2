namespace Pointsman;

/// <summary>
/// The catalog that comes with the library, resolved ahead of time and written in a form that loads in a few
/// milliseconds, for programs that people wait for. It belongs to one build of the library: any other refuses it and
/// reads the files.
/// </summary>
public static class CompiledCatalog
{
    private static string StampOfThisBuild =>
        typeof(CompiledCatalog).Assembly.ManifestModule.ModuleVersionId.ToString();

    /// <summary>Compiles the catalog that comes with the library.</summary>
    public static byte[] Compile()
    {
        Catalog catalog = Catalog.LoadEmbedded();
        using var to = new CompiledWriter();
        All(catalog.Sources, CompiledSettings.Write);
        All(catalog.Providers, CompiledSettings.Write);
        All(catalog.Benchmarks, CompiledSettings.Write);
        All(catalog.Models, CompiledModels.Write);
        All(catalog.Offers, CompiledOffers.Write);
        catalog.NewestAbilities.Write(to);
        All(catalog.Scores, CompiledModels.Write);
        return to.ToArray(StampOfThisBuild);

        void All<T>(IReadOnlyList<T> items, Action<CompiledWriter, T> write)
        {
            to.Number(items.Count);
            foreach (T item in items)
            {
                write(to, item);
            }
        }
    }

    /// <summary>The catalog that was compiled by this build of the library; null when another build compiled
    /// it.</summary>
    public static Catalog? Read(byte[] content)
    {
        var from = new CompiledReader(content);
        if (from.Stamp() != StampOfThisBuild)
        {
            return null;
        }

        from.Strings();
        Source[] sources = All(from, CompiledSettings.ReadSource);
        Provider[] providers = All(from, CompiledSettings.ReadProvider);
        Benchmark[] benchmarks = All(from, CompiledSettings.ReadBenchmark);
        Model[] models = All(from, CompiledModels.Read);
        Offer[] offers = All(from, CompiledOffers.Read);
        Abilities abilities = Abilities.Read(from);

        // The scores come last and are read when somebody wants to see them: the abilities were made of them already.
        var scores = new Lazy<IReadOnlyList<Score>>(() => All(from, CompiledModels.ReadScore));
        return Catalog.FromCompiled(sources, providers, benchmarks, models, offers, scores, abilities);
    }

    private static T[] All<T>(CompiledReader from, Func<CompiledReader, T> read)
        where T : class
    {
        var items = new T[from.Number()];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = read(from);
        }

        return items;
    }
}
