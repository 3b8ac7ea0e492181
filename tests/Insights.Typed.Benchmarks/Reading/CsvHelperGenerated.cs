using CsvHelper;

namespace Insights.Typed.Benchmarks.Reading;

/// <summary>CsvHelper as its documentation shows it: its generated mapper, with its defaults.</summary>
internal static class CsvHelperGenerated
{
    public static Sum Five(string path, Sum sum)
    {
        using var csv = CsvReader.Create(RawReading.Open(path));
        foreach (var row in csv.GetRecords<FiveColumns>())
        {
            sum.Add(row);
        }

        return sum;
    }

    public static Sum All(string path, Sum sum)
    {
        using var csv = CsvReader.Create(RawReading.Open(path));
        foreach (var row in csv.GetRecords<AllColumns>())
        {
            sum.Add(row);
        }

        return sum;
    }
}
