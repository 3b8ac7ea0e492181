namespace Insights.Typed.Generator.Tests.Harness;

/// <summary>Schema files with all names that a query can contain and C# cannot, or not easily.</summary>
internal static class EdgeCaseSamples
{
    private const string Columns = """
        "class", "event", "record", "field", "value", "string", "nameof", "_", "__column0", "__column1", "__metrics", "__Text", "text", "None",
        "A-B", "C.D", "365Users", "Größe", "日本",
        "ToString", "Equals", "GetHashCode", "GetType", "EqualityContract", "PrintMembers", "Clone", "Finalize",
        "OddQuery", "OddRow", "OddColumns", "OddDateRanges", "OddAllColumns", "Odd", "Ordered", "Datasets",
        "System", "Insights", "global", "builder", "separator", "row", "columns", "All",
        "Id", "get_Id", "set_Id", "init_Id", "op_Equality", "op_Inequality", "OrderBy", "During", "Item", "ctor"
        """;

    public static SchemaText Names { get; } = new("Odd.json", $$"""
        {
          "datasetName": "Odd",
          "selectableColumns": [{{Columns}}],
          "availableMetrics": ["object", "metric", "MemberwiseClone", "ReferenceEquals", "get_metric", "__column2", "metrics"],
          "availableDateRanges": ["class", "LAST_6_MONTHS", "6_MONTHS", "TO_STRING", "ToString", "equals", "ODD_DATE_RANGES", "_"]
        }
        """);

    /// <summary>Datasets with unusual names.</summary>
    public static SchemaText Datasets { get; } = new("OddDatasets.json", """
        { "value": [
          { "datasetName": "class", "selectableColumns": ["class", "A"], "availableDateRanges": ["class"] },
          { "datasetName": "record", "selectableColumns": ["record"], "availableMetrics": ["recordRow", "recordColumns", "__Metrics"] },
          { "datasetName": "A-B", "selectableColumns": ["A"] },
          { "datasetName": "365Users", "selectableColumns": ["A"] },
          { "datasetName": "ToString", "selectableColumns": ["A"] },
          { "datasetName": "Equals", "selectableColumns": ["A"] },
          { "datasetName": "Datasets", "selectableColumns": ["A"], "typed": { "systemQueries": [{ "queryId": "1", "query": "SELECT A FROM Datasets" }] } },
          { "datasetName": "SystemQueries", "selectableColumns": ["A"], "typed": { "systemQueries": [{ "queryId": "2\"</c>", "query": "SELECT A FROM SystemQueries WHERE A != '<\\n' TIMESPAN LIFETIME" }] } },
          { "datasetName": "OnlyMetrics", "availableMetrics": ["M"], "typed": { "systemQueries": [{ "queryId": "3", "query": "SELECT M FROM OnlyMetrics" }] } },
          { "datasetName": "System", "selectableColumns": ["A"], "typed": { "systemQueries": [{ "queryId": "4", "query": "SELECT A FROM System" }, { "name": "2nd query", "queryId": "5", "query": "SELECT A FROM System LIMIT 1" }] } },
          { "datasetName": "Insights", "selectableColumns": ["A"] },
          { "datasetName": "global", "selectableColumns": ["A"] },
          { "datasetName": "Interceptors", "selectableColumns": ["A"] },
          { "datasetName": "Queries", "selectableColumns": ["A"] },
          { "datasetName": "Query", "selectableColumns": ["A"] },
          { "datasetName": "Text", "selectableColumns": ["A"] },
          { "datasetName": "Date", "selectableColumns": ["A"], "availableDateRanges": ["LAST_MONTH"] },
          { "datasetName": "D", "selectableColumns": ["A", "DSystemQueryRow"], "typed": { "systemQueries": [{ "queryId": "6", "query": "SELECT DSystemQueryRow FROM D" }] } },
          { "datasetName": "DQuery", "selectableColumns": ["A"] },
          { "datasetName": "DRow", "selectableColumns": ["A"] },
          { "datasetName": "DAll", "selectableColumns": ["A"] },
          { "datasetName": "set_Y", "selectableColumns": ["YRow", "YColumns"], "availableMetrics": ["YDateRanges"] },
          { "datasetName": "get_Y", "selectableColumns": ["YRow", "YColumns"], "availableDateRanges": ["Y_DATE_RANGES"] },
          { "datasetName": "Y", "selectableColumns": ["get_YRow"] },
          { "datasetName": "_", "selectableColumns": ["A"] },
          { "datasetName": "Größe", "selectableColumns": ["A"] }
        ] }
        """);

    /// <summary>A system query whose name and its dataset's name result in the name of the class of system queries.</summary>
    public static SchemaText SystemQueries { get; } = new("System.json", """
        { "datasetName": "System", "selectableColumns": ["A"], "typed": { "systemQueries": [{ "name": "Queries", "queryId": "1", "query": "SELECT A FROM System" }] } }
        """);

    /// <summary>Texts that could end a comment, or the XML in it.</summary>
    public static SchemaText Descriptions { get; } = new("Described.json", """
        {
          "datasetName": "Described",
          "selectableColumns": ["Hostile", "Lines", "Control", "Halves", "Quoted"],
          "typed": {
            "source": "</remarks> & <a href='x'>",
            "description": "Ends </summary> early & <b>\nthen goes on\r\nand on */ // /* \"quoted\"",
            "columns": {
              "Hostile": { "description": "<![CDATA[ ]]> --> &amp; &#0; </summary><evil/>" },
              "Lines": { "description": "One\ntwo\r\nthree\rfour\u2028five\u2029six\u0085seven\u000beight\u000cnine\n#error ten" },
              "Control": { "description": "a\u0000b\u0001c\u001fd\u007fe\ufffef\uffffg" },
              "Halves": { "description": "whole \ud83d\ude00" },
              "Quoted": { "type": "flag", "true": "Ja", "false": "né", "description": "\"\\\" {0} {{" }
            }
          }
        }
        """);
}
