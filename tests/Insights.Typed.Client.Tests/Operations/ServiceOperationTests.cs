using System.Reflection;
using Insights.Typed.Emulation;
using Insights.Typed.Operations;

namespace Insights.Typed.Client.Tests.Operations;

/// <summary>The operations of the client, compared with the routes of the emulation, which are written separately.</summary>
public sealed class ServiceOperationTests
{
    private static readonly ServiceOperation[] All =
        [.. typeof(ServiceOperation).GetProperties(BindingFlags.Static | BindingFlags.Public).Select(property => (ServiceOperation)property.GetValue(null)!)];

    [Fact]
    public void Each_operation_reaches_a_route_with_the_same_template_and_no_route_is_left() => Assert.Equal(
        OperationRoute.All.Select(route => $"{route.Method} {route.Path}").Order(StringComparer.Ordinal),
        All.Select(operation =>
        {
            var route = OperationRoute.Find(operation.Method.Method, operation.Template.Replace('{', '-').Replace('}', '-'), out _);
            Assert.Equal((route?.Method, route?.Path, route?.TimeLimit), (operation.Method.Method, operation.Template, operation.TimeLimit));
            return $"{operation.Method} {operation.Template}";
        }).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_public_name_is_of_one_operation_or_of_several_together() => Assert.Equal(
        typeof(InsightsOperationNames).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
        All.Select(operation => operation.Name).Append(InsightsOperationNames.DownloadReport).Append(InsightsOperationNames.RunQuery).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("get datasets", "ScheduledDataset")]
    [InlineData("test query", "ScheduledQueries/testQueryResult")]
    [InlineData("delete query", "ScheduledQueries")]
    [InlineData("get executions", "ScheduledReport/execution")]
    public void The_path_is_the_part_before_an_id(string name, string path) => Assert.Equal(path, All.Single(operation => operation.Name == name).Path);
}
