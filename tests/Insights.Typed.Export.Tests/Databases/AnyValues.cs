using Insights.Typed.Language;
using Insights.Typed.Reading;
using Insights.Typed.Schemas;

namespace Insights.Typed.Export.Tests.Databases;

/// <summary>
/// A dataset whose columns are text for the service, with samples that are the ends of the ranges of each type, so that a report
/// can declare the types, or others.
/// </summary>
internal static class AnyValues
{
    public static readonly ReaderColumn Name = new("Name", ColumnType.Text, isNullable: false);
    public static readonly ReaderColumn Seats = new("Seats", ColumnType.Integer, isNullable: false);
    public static readonly ReaderColumn Amount = new("Amount", ColumnType.Decimal, isNullable: false);
    public static readonly ReaderColumn Day = new("Day", ColumnType.Date, isNullable: false);
    public static readonly ReaderColumn Moment = new("Moment", ColumnType.DateTime, isNullable: false);
    public static readonly ReaderColumn Id = new("Id", ColumnType.Guid, isNullable: false);
    public static readonly ReaderColumn IsOn = new("IsOn", ColumnType.Flag, isNullable: false, "Y", "N");

    /// <summary>Missing in the first row and in others.</summary>
    public static readonly ReaderColumn Gap = new("Gap", ColumnType.Text, isNullable: true);

    /// <summary>Missing in each row.</summary>
    public static readonly ReaderColumn Missing = new("Missing", ColumnType.Text, isNullable: true);

    /// <summary>For files of megabytes with few rows.</summary>
    public static readonly ReaderColumn Wide = new("Wide", ColumnType.Text, isNullable: false);

    public static readonly IReadOnlyList<ReaderColumn> All = [Name, Seats, Amount, Day, Moment, Id, IsOn];

    private const int WideLength = 4000;

    private const string Json = """
        {
          "datasetName": "AnyValues",
          "selectableColumns": ["Name", "Seats", "Amount", "Day", "Moment", "Id", "IsOn", "Misfit", "Nul", "Long", "Fine", "Wide", "Gap", "Missing"],
          "availableDateRanges": ["LIFETIME"],
          "minimumRecurrenceInterval": 24,
          "typed": {
            "columns": {
              "Name": { "type": "text", "samples": ["plain", "é😀", "a \"quote\", and a comma", "two\nlines", "'; DROP TABLE x", "\\.", "null"] },
              "Seats": { "type": "text", "samples": ["0", "42", "-1", "9223372036854775807", "-9223372036854775808"] },
              "Amount": { "type": "text", "samples": ["0", "1.10", "-0.01", "0.1", "0.30000000000000004", "9007199254740993", "12345678901234567890.12345678", "-99999999999999999999.12345678", "0.000000000000000001", "1.123456789012345678", "100000000000000000"] },
              "Day": { "type": "text", "samples": ["0001-01-01", "1969-12-31", "2024-02-29", "9999-12-31"] },
              "Moment": { "type": "text", "samples": ["0001-01-01T00:00:00Z", "1969-12-31T23:59:59.999999Z", "2026-01-01T12:00:00.5Z", "9999-12-31T23:59:59.999999Z"] },
              "Id": { "type": "text", "samples": ["00000000-0000-0000-0000-000000000000", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", "0f8fad5b-d9cb-469f-a165-70867728950e"] },
              "IsOn": { "type": "text", "samples": ["Y", "N"] },
              "Misfit": { "type": "text", "samples": ["1", "2", "3", "many"] },
              "Nul": { "type": "text", "samples": ["a\u0000b"] },
              "Long": { "type": "text", "samples": ["0.1234567890123456789"] },
              "Fine": { "type": "text", "samples": ["2026-01-01T12:00:00.1234567Z"] },
              "Wide": { "type": "text", "samples": ["WIDE"] },
              "Gap": { "type": "text", "samples": ["a", ""] },
              "Missing": { "type": "text", "samples": [""] }
            }
          }
        }
        """;

    public static DatasetSchema Schema { get; } = CreateSchema(WideLength);

    /// <summary>Creates a dataset with texts of another length.</summary>
    /// <param name="wideLength">The length of the texts in <see cref="Wide"/>.</param>
    /// <param name="misfit">The value of the column Misfit that is no number, in one of four rows.</param>
    public static DatasetSchema CreateSchema(int wideLength, string misfit = "many") => Assert.Single(SchemaFile.Read(
        "any.json", Json.Replace("WIDE", new string('w', wideLength), StringComparison.Ordinal).Replace("many", misfit, StringComparison.Ordinal)).Datasets);
}
