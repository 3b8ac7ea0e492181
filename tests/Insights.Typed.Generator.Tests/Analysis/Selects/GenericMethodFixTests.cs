using static Insights.Typed.Generator.Tests.Analysis.Selects.SelectFix;

namespace Insights.Typed.Generator.Tests.Analysis.Selects;

/// <summary>A method becomes a lambda only if the type parameters around it are the same at the call.</summary>
public sealed class GenericMethodFixTests
{
    [Theory]
    [InlineData("Labels<int>.Name", "static class Labels<T> { public static string Name(UsageRow row) => row.Name + typeof(T).Name; }")]
    [InlineData("Labels<T>.Name", "static class Labels<T> { public static string Name(UsageRow row) => row.Name + typeof(T).Name; }")]
    [InlineData("Labels<int>.Name", "static class Labels<T> { public static string Name(UsageRow row) => End(row.Name); public static string End(string s) => s + typeof(T).Name; }")]
    [InlineData("Labels<int>.Rows.Name", "static class Labels<T> { public static class Rows { public static string Name(UsageRow row) => row.Name + typeof(T).Name; } }")]
    public async Task No_fix_is_offered_for_a_method_of_a_constructed_type(string method, string labels)
    {
        string Write(string type, string projection) => $$"""
            using Insights.Typed;
            {{type}}
            internal static class Page<T>
            {
                internal static object Report() => Datasets.Usage.Select({{projection}});
            }
            """;

        Assert.Empty(await Fix.GetTitlesAsync(Write(labels, method)));
        Assert.Single(await Fix.GetTitlesAsync(Write(
            labels.Replace("<T>", "", StringComparison.Ordinal).Replace("(T)", "(int)", StringComparison.Ordinal),
            method.Replace("<int>", "", StringComparison.Ordinal).Replace("<T>", "", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("static object Report<T>() { static string Name(UsageRow row) => row.Name + typeof(T).Name; return Inner<int>(); static object Inner<$$>() => Datasets.Usage.Select(Name); }")]
    [InlineData("class Labels<T> { static string Name(UsageRow row) => row.Name + typeof(T).Name; class Page<$$> { object Report() => Datasets.Usage.Select(Name); } }")]
    public async Task No_fix_is_offered_where_another_type_parameter_has_the_name(string members)
    {
        string Write(string typeParameter) => $$"""
            using Insights.Typed;
            internal static class Program
            {
                {{members.Replace("$$", typeParameter, StringComparison.Ordinal)}}
            }
            """;

        Assert.Empty(await Fix.GetTitlesAsync(Write("T")));
        Assert.Single(await Fix.GetTitlesAsync(Write("TOther")));
    }
}
