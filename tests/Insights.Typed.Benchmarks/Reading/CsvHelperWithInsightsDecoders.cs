using CsvHelper;
using Insights.Typed.Language;
using Insights.Typed.Reading;

namespace Insights.Typed.Benchmarks.Reading;

/// <summary>
/// CsvHelper splits the file, and our decoders read the fields into our rows: this library with the tokenizer of CsvHelper. It
/// must therefore reject what we reject, and know the line number.
/// </summary>
internal sealed class CsvHelperWithInsightsDecoders
{
    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        BufferSize = 128 * 1024,
        SkipEmptyLines = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        TrackLineNumbers = true,
    };

    private readonly int[] fieldIndexes;
    private readonly StringPool[] pools;

    private CsvHelperWithInsightsDecoders(CsvReader csv, string[] columns)
    {
        fieldIndexes = [.. columns.Select(name => csv.GetFieldIndex(name))];
        pools = [.. columns.Select(_ => new StringPool())];
    }

    public static Sum Five(string path, Sum sum)
    {
        using var csv = CsvReader.Create(RawReading.Open(path), Options);
        var reader = new CsvHelperWithInsightsDecoders(csv, Columns.Five);
        while (csv.Read())
        {
            sum.Add(reader.ReadFive(csv));
        }

        return sum;
    }

    public static Sum All(string path, Sum sum)
    {
        using var csv = CsvReader.Create(RawReading.Open(path), Options);
        var reader = new CsvHelperWithInsightsDecoders(csv, Columns.All);
        while (csv.Read())
        {
            sum.Add(reader.ReadAll(csv));
        }

        return sum;
    }

    private FiveColumns ReadFive(CsvReader csv) =>
        new()
        {
            SubscriptionId = Guid(csv, 0),
            Month = Date(csv, 1),
            CustomerName = Text(csv, 2),
            AssignedSeats = Integer(csv, 3),
            ActiveUsagePercent = Decimal(csv, 4),
        };

    private DynamicsUsageRow ReadAll(CsvReader csv) =>
        new()
        {
            PGAMpnId = Text(csv, 0),
            SubscriptionId = Guid(csv, 1),
            SubscriptionStartDate = Date(csv, 2),
            SubscriptionEndDate = Date(csv, 3),
            SubscriptionStatus = Text(csv, 4),
            Month = Date(csv, 5),
            RevSumDivisionName = Text(csv, 6),
            RevSumCategoryName = Text(csv, 7),
            SKU = Text(csv, 8),
            SKUId = Text(csv, 9),
            FreeVsPaidSKU = Text(csv, 10),
            SalesModel = Text(csv, 11),
            DetailedSalesModel = Text(csv, 12),
            CustomerName = Text(csv, 13),
            CustomerTenantId = Guid(csv, 14),
            CustomerTpid = Text(csv, 15),
            CustomerSegment = Text(csv, 16),
            CustomerMarket = Text(csv, 17),
            MPNId = Text(csv, 18),
            PartnerName = Text(csv, 19),
            PartnerLocation = Text(csv, 20),
            PartnerAttachType = Text(csv, 21),
            AvailableSeats = Integer(csv, 22),
            AssignedSeats = Integer(csv, 23),
            ActiveSeats = Integer(csv, 24),
            DeploymentOpportunity = Text(csv, 25),
            ActiveUsagePercent = Decimal(csv, 26),
        };

    private string Text(CsvReader csv, int column)
    {
        var field = csv.GetSpan(fieldIndexes[column]);
        var pool = pools[column];
        pool.AddLookups(1);
        return pool.Snapshot.Find(field) ?? (field.IsEmpty ? "" : pool.Add(field, field));
    }

    private DateOnly Date(CsvReader csv, int column)
    {
        var field = csv.GetSpan(fieldIndexes[column]);
        return FastFieldDecoder.TryDate(field, out var value) || FieldDecoder.TryDecodeDate(field, out value) ? value : throw new FormatException();
    }

    private long Integer(CsvReader csv, int column)
    {
        var field = csv.GetSpan(fieldIndexes[column]);
        return FastFieldDecoder.TryInteger(field, out var value) || FieldDecoder.TryDecodeInteger(field, out value) ? value : throw new FormatException();
    }

    private decimal Decimal(CsvReader csv, int column)
    {
        var field = csv.GetSpan(fieldIndexes[column]);
        return FastFieldDecoder.TryDecimal(field, out var value) || FieldDecoder.TryDecodeDecimal(field, out value) ? value : throw new FormatException();
    }

    private Guid Guid(CsvReader csv, int column)
    {
        var field = csv.GetSpan(fieldIndexes[column]);
        return FastFieldDecoder.TryGuid(field, out var value) || FieldDecoder.TryDecodeGuid(field, out value) ? value : throw new FormatException();
    }
}
