using System.Diagnostics.Metrics;
using System.Reflection;
using Insights.Typed.Errors;
using Insights.Typed.Telemetry;
using Microsoft.Extensions.Logging;

namespace Insights.Typed.Client.Tests.Telemetry;

/// <summary>The tables in TELEMETRY.md, compared with the events and instruments of the client.</summary>
public sealed class DocumentTests
{
    private static readonly ILookup<string, string[]> Tables = Read();

    [Fact]
    public void Every_event_is_in_the_table_with_its_id_and_level() => Assert.Equal(
        from method in typeof(Events).GetMethods(BindingFlags.Static | BindingFlags.Public)
        let attribute = method.GetCustomAttribute<LoggerMessageAttribute>()
        where attribute is not null
        orderby attribute.EventId
        select $"{attribute.EventId} {attribute.EventName} {attribute.Level}",
        Tables["Id"].Select(row => string.Join(' ', row)));

    [Fact]
    public void Each_event_is_called_as_its_method() => Assert.All(
        typeof(Events).GetMethods(BindingFlags.Static | BindingFlags.Public),
        method => Assert.Equal(method.Name, method.GetCustomAttribute<LoggerMessageAttribute>()?.EventName ?? method.Name));

    [Fact]
    public void Every_instrument_is_in_the_table_with_its_kind_and_unit()
    {
        var published = new List<Instrument>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == InsightsTelemetry.MeterName)
                {
                    published.Add(instrument);
                }
            },
        };
        System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(Instruments).TypeHandle);
        listener.Start();

        Assert.Equal(
            published.Select(i => $"{i.Name} {i.GetType().Name.Split('`')[0]} {i.Unit}").Order(StringComparer.Ordinal),
            Tables["Instrument"].Select(row => $"{row[0]} {row[1]} {row[2]}").Order(StringComparer.Ordinal));
        Assert.All(published, instrument => Assert.False(string.IsNullOrWhiteSpace(instrument.Description)));
    }

    [Fact]
    public void Every_attribute_is_in_the_table() => Assert.Equal(Constants(typeof(Tag)), Column("Attribute"));

    [Fact]
    public void Every_kind_of_error_is_in_the_table() => Assert.Equal(Constants(typeof(ErrorKind)), Column("`error.type`"));

    [Fact]
    public void Every_span_of_a_report_is_in_the_table() => Assert.Equal(
        Constants(typeof(ReportSpan)), Tables["Span"].Select(row => row[0]).Where(name => !name.StartsWith("the operation", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    /// <summary>The attributes of an instrument in the metrics' table, for tests that compare them with measurements.</summary>
    internal static IEnumerable<string> GetAttributes(string instrument) =>
        Tables["Instrument"].Single(row => row[0] == instrument)[3].Split(", ").Append("server.address").Append("server.port");

    private static IEnumerable<string> Column(string header) => Tables[header].Select(row => row[0]).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Static | BindingFlags.Public).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal);

    /// <summary>The rows of each table, by the header of its first column.</summary>
    private static ILookup<string, string[]> Read()
    {
        var rows = new List<(string Header, string[] Cells)>();
        var header = "";
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Telemetry", "TELEMETRY.md")))
        {
            if (!line.StartsWith('|'))
            {
                header = "";
                continue;
            }

            var cells = line.Trim('|').Split('|', StringSplitOptions.TrimEntries);
            if (header.Length == 0)
            {
                header = cells[0];
            }
            else if (!cells[0].StartsWith("---", StringComparison.Ordinal))
            {
                rows.Add((header, [.. cells.Select(cell => cell.Replace("`", "", StringComparison.Ordinal))]));
            }
        }

        return rows.ToLookup(row => row.Header, row => row.Cells);
    }
}
