using Insights.Typed.Schemas;

namespace Insights.Typed.Emulation.Datasets;

/// <summary>The datasets that the service offers, found by name in any letter case. A dataset can change while the service runs.</summary>
internal sealed class Catalogue
{
    private readonly Lock gate = new();
    private readonly Func<ColumnSchema, bool>? holdsDates;
    private volatile Offer offer;
    private int changes;

    /// <param name="datasets">The datasets.</param>
    /// <param name="holdsDates">Whether the values of a text column are dates; null where that is not known.</param>
    public Catalogue(IEnumerable<DatasetSchema> datasets, Func<ColumnSchema, bool>? holdsDates = null)
    {
        this.holdsDates = holdsDates;
        offer = new Offer([.. datasets.Select(d => new DatasetTable(d, holdsDates))]);
    }

    public IReadOnlyList<DatasetTable> Tables => offer.Tables;

    /// <summary>The dataset that a query's FROM names: by its name, or by one that a published system query uses.</summary>
    public DatasetTable? Find(string name) => offer.Find(name);

    /// <summary>Adds a dataset.</summary>
    /// <exception cref="ArgumentException">Another dataset has the name.</exception>
    public void Add(DatasetSchema dataset)
    {
        lock (gate)
        {
            offer = new Offer([.. Tables, new DatasetTable(dataset, holdsDates)]);
        }
    }

    /// <summary>Changes a dataset; what was bound to it before stays as it was.</summary>
    public void Change(string name, Func<DatasetSchema, DatasetSchema> change)
    {
        lock (gate)
        {
            var former = Find(name) ?? throw new ArgumentException($"There is no dataset '{name}'.", nameof(name));
            var changed = change(former.Schema);
            if (changed.Name != former.Name)
            {
                throw new ArgumentException($"The dataset {former.Name} cannot get another name.", nameof(change));
            }

            var table = new DatasetTable(changed, holdsDates, ++changes);
            offer = new Offer([.. Tables.Select(t => t == former ? table : t)]);
        }
    }

    /// <summary>The datasets between two changes.</summary>
    private sealed class Offer
    {
        private readonly Dictionary<string, DatasetTable> byName = new(StringComparer.OrdinalIgnoreCase);

        public Offer(IReadOnlyList<DatasetTable> tables)
        {
            Tables = tables;
            foreach (var table in tables)
            {
                if (!byName.TryAdd(table.Name, table))
                {
                    throw new ArgumentException($"There are two datasets named {table.Name}.", nameof(tables));
                }
            }
        }

        public IReadOnlyList<DatasetTable> Tables { get; }

        public DatasetTable? Find(string name) => byName.GetValueOrDefault(name)
            ?? (DatasetSchema.Find(Tables.Select(t => t.Schema), name) is { } alias ? byName[alias.Name] : null);
    }
}
