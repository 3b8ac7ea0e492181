using Insights.Typed.Queries;
using Insights.Typed.Reading;

namespace Insights.Typed.Testing.Tests;

/// <summary>Rows that another version's generator made are refused, and not taken apart wrongly.</summary>
public sealed class OtherGeneratorTests
{
    [Fact]
    public void A_row_that_holds_its_metrics_itself_is_refused()
    {
        using var insights = new InMemoryInsights();

        var fault = Assert.Throws<ArgumentException>(() => insights.Add(new UsageQuery(), new UsageRow()));

        Assert.Equal($"{typeof(UsageRow)} is not a row record that this version's generator made: it has no place for Seats.", fault.Message);
    }

    private sealed record UsageRow
    {
        internal readonly Guid __column0 = Guid.Empty;
        internal readonly Selected<long> __column1 = new(1);

        public Guid Id => __column0;

        public long Seats => __column1.Of("Usage", "Seats");
    }

    private sealed class UsageColumns
    {
        public Column<Guid> Id { get; } = ColumnFactory.Guid("Usage", "Id");

        public Column<long> Seats { get; } = ColumnFactory.Integer("Usage", "Seats");
    }

    private sealed class UsageQuery() : DatasetQuery<UsageRow>("Usage", null, new Reader())
    {
        public UsageQuery Where(Func<UsageColumns, Condition> condition) => condition is null ? new UsageQuery() : this;
    }

    private sealed class Reader() : RowReader<UsageRow>([new ReaderColumn("Id", ColumnKind.Guid, false)], reusesRow: false)
    {
        protected override void NewRows(Span<UsageRow> rows) => rows.Fill(new UsageRow());

        protected override void Read(RecordBatch records, ReadOnlySpan<UsageRow> rows)
        {
        }
    }
}
