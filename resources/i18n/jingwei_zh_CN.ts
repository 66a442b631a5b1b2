<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AppraisalWords</name>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Communities</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>季</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>起止日期</translation>
    </message>
    <message>
        <source>Red card</source>
        <translation>红牌</translation>
    </message>
    <message>
        <source>Yellow card</source>
        <translation>黄牌</translation>
    </message>
    <message>
        <source>stands</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>appeal submitted</source>
        <translation>已申诉</translation>
    </message>
    <message>
        <source>appeal reviewed</source>
        <translation>申诉已复核</translation>
    </message>
    <message>
        <source>exempt: appeal granted</source>
        <translation>申诉成立，豁免</translation>
    </message>
    <message>
        <source>stands: appeal refused</source>
        <translation>申诉驳回，有效</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>申诉</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Grant</source>
        <translation>准予豁免</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>驳回申诉</translation>
    </message>
    <message>
        <source>Bonus</source>
        <translation>加分</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>扣分</translation>
    </message>
    <message>
        <source>Veto</source>
        <translation>一票否决</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%L1 cases</source>
        <translation>%L1 件</translation>
    </message>
    <message>
        <source>Formula: %1</source>
        <translation>公式：%1</translation>
    </message>
    <message>
        <source>Enter or a click shows the cases.</source>
        <translation>单击或按回车查看案件。</translation>
    </message>
    <message>
        <source>score (of 100)</source>
        <translation>得分（百分制）</translation>
    </message>
    <message>
        <source>yellow cards</source>
        <translation>黄牌</translation>
    </message>
    <message>
        <source>%1 %2, below %3</source>
        <translation>%1 %2，低于 %3</translation>
    </message>
    <message>
        <source>%1 %2, limit %3</source>
        <translation>%1 %2，上限 %3</translation>
    </message>
    <message>
        <source>%1 %2, at most %3</source>
        <translation>%1 %2，不高于 %3</translation>
    </message>
</context>
<context>
    <name>CaseQueues</name>
    <message>
        <source>All cases</source>
        <translation>全部事件</translation>
    </message>
    <message>
        <source>To dispatch</source>
        <translation>待分发事件</translation>
    </message>
    <message>
        <source>Rejected, to dispatch again</source>
        <translation>驳回事件分发</translation>
    </message>
    <message>
        <source>Waiting for acceptance</source>
        <translation>待接受事件</translation>
    </message>
    <message>
        <source>To feed back</source>
        <translation>待反馈事件</translation>
    </message>
    <message>
        <source>Second round, to feed back</source>
        <translation>二次处理待反馈事件</translation>
    </message>
    <message>
        <source>To follow up</source>
        <translation>待回访事件</translation>
    </message>
    <message>
        <source>To archive</source>
        <translation>待归档事件</translation>
    </message>
    <message>
        <source>Leftover cases</source>
        <translation>遗留事件信息</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>挂账事件</translation>
    </message>
    <message>
        <source>Archived cases</source>
        <translation>归档事件信息</translation>
    </message>
    <message>
        <source>Overdue: assigned, not accepted</source>
        <translation>已分配未接受事件</translation>
    </message>
    <message>
        <source>Overdue: accepted, not fed back</source>
        <translation>已接受未反馈记录</translation>
    </message>
    <message>
        <source>Overdue: fed back, not followed up</source>
        <translation>已反馈未回访记录</translation>
    </message>
</context>
<context>
    <name>CaseTip</name>
    <message>
        <source>Cases: %1</source>
        <translation>事件：%1</translation>
    </message>
    <message>
        <source>overdue: %1</source>
        <translation>超时：%1</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>New report</source>
        <translation>新上报</translation>
    </message>
    <message>
        <source>Switches and durations</source>
        <translation>开关与时长设置</translation>
    </message>
    <message>
        <source>Dark or light theme</source>
        <translation>深色或浅色主题</translation>
    </message>
    <message>
        <source>Switch the language</source>
        <translation>切换语言</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部快捷键</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Command</source>
        <translation>指挥</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Appraisal</source>
        <translation>考核</translation>
    </message>
</context>
<context>
    <name>TrailWords</name>
    <message>
        <source>demonstration</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>by a dispatch rule</source>
        <translation>按分流规则</translation>
    </message>
    <message>
        <source>the category&apos;s department</source>
        <translation>类别的责任部门</translation>
    </message>
    <message>
        <source>named by the source</source>
        <translation>来源指定</translation>
    </message>
    <message>
        <source>by the switches in force</source>
        <translation>按当前开关自动办理</translation>
    </message>
    <message>
        <source>category %1</source>
        <translation>类别 %1</translation>
    </message>
    <message>
        <source>area %1</source>
        <translation>区域 %1</translation>
    </message>
    <message>
        <source>keyword “%1”</source>
        <translation>关键词“%1”</translation>
    </message>
    <message>
        <source>nature %1</source>
        <translation>性质 %1</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1（第 %2 版）</translation>
    </message>
    <message>
        <source>: </source>
        <translation>：</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>next in rank: %1</source>
        <translation>次选：%1</translation>
    </message>
    <message>
        <source>repeats case %1</source>
        <translation>与案件 %1 重复</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1 d</source>
        <translation>%1天</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1天%2小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1小时%2分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1小时</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1分</translation>
    </message>
    <message>
        <source>new</source>
        <comment>state</comment>
        <translation>新建</translation>
    </message>
    <message>
        <source>reported</source>
        <comment>state</comment>
        <translation>已上报</translation>
    </message>
    <message>
        <source>assigned</source>
        <comment>state</comment>
        <translation>已分配</translation>
    </message>
    <message>
        <source>accepted</source>
        <comment>state</comment>
        <translation>已接受</translation>
    </message>
    <message>
        <source>rejected</source>
        <comment>state</comment>
        <translation>被驳回</translation>
    </message>
    <message>
        <source>fed back</source>
        <comment>state</comment>
        <translation>已反馈</translation>
    </message>
    <message>
        <source>followed up</source>
        <comment>state</comment>
        <translation>已回访</translation>
    </message>
    <message>
        <source>second round</source>
        <comment>state</comment>
        <translation>二次处理</translation>
    </message>
    <message>
        <source>suspended</source>
        <comment>state</comment>
        <translation>挂账</translation>
    </message>
    <message>
        <source>archived</source>
        <comment>state</comment>
        <translation>已归档</translation>
    </message>
    <message>
        <source>void</source>
        <comment>state</comment>
        <translation>作废</translation>
    </message>
    <message>
        <source>matter</source>
        <comment>kind</comment>
        <translation>事项</translation>
    </message>
    <message>
        <source>component</source>
        <comment>kind</comment>
        <translation>部件</translation>
    </message>
    <message>
        <source>public sentiment</source>
        <comment>kind</comment>
        <translation>民情</translation>
    </message>
    <message>
        <source>police</source>
        <comment>kind</comment>
        <translation>警情</translation>
    </message>
    <message>
        <source>ordinary</source>
        <comment>nature</comment>
        <translation>一般</translation>
    </message>
    <message>
        <source>urgent</source>
        <comment>nature</comment>
        <translation>紧急</translation>
    </message>
    <message>
        <source>major</source>
        <comment>nature</comment>
        <translation>重大</translation>
    </message>
    <message>
        <source>desk</source>
        <comment>channel</comment>
        <translation>坐席</translation>
    </message>
    <message>
        <source>phone</source>
        <comment>channel</comment>
        <translation>电话</translation>
    </message>
    <message>
        <source>WeChat</source>
        <comment>channel</comment>
        <translation>微信</translation>
    </message>
    <message>
        <source>mobile app</source>
        <comment>channel</comment>
        <translation>手机端</translation>
    </message>
    <message>
        <source>interface</source>
        <comment>channel</comment>
        <translation>接口</translation>
    </message>
    <message>
        <source>import</source>
        <comment>channel</comment>
        <translation>导入</translation>
    </message>
    <message>
        <source>patrol</source>
        <comment>channel</comment>
        <translation>巡查</translation>
    </message>
    <message>
        <source>the program</source>
        <comment>role</comment>
        <translation>系统</translation>
    </message>
    <message>
        <source>administrator</source>
        <comment>role</comment>
        <translation>系统管理员</translation>
    </message>
    <message>
        <source>operator</source>
        <comment>role</comment>
        <translation>值班员</translation>
    </message>
    <message>
        <source>street supervisor</source>
        <comment>role</comment>
        <translation>街道主管</translation>
    </message>
    <message>
        <source>analyst</source>
        <comment>role</comment>
        <translation>统计分析员</translation>
    </message>
    <message>
        <source>community worker</source>
        <comment>role</comment>
        <translation>社工</translation>
    </message>
    <message>
        <source>department</source>
        <comment>role</comment>
        <translation>部门人员</translation>
    </message>
    <message>
        <source>city</source>
        <comment>level</comment>
        <translation>市</translation>
    </message>
    <message>
        <source>district</source>
        <comment>level</comment>
        <translation>区县</translation>
    </message>
    <message>
        <source>street</source>
        <comment>level</comment>
        <translation>街道</translation>
    </message>
    <message>
        <source>community</source>
        <comment>level</comment>
        <translation>社区</translation>
    </message>
    <message>
        <source>grid</source>
        <comment>level</comment>
        <translation>网格</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>working hours</source>
        <translation>工作小时</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>amount and unit</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限时</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>分流</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>驳回</translation>
    </message>
    <message>
        <source>Feed back</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>Follow up</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Second round</source>
        <translation>二次处理</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新立案</translation>
    </message>
    <message>
        <source>This category does not exist any more. Choose another one.</source>
        <translation>该类别已不存在，请另选一个。</translation>
    </message>
    <message>
        <source>Say what has happened: a title or a text is needed.</source>
        <translation>请说明发生了什么：标题或描述至少填写一项。</translation>
    </message>
    <message>
        <source>A text is too long. Shorten it.</source>
        <translation>文字过长，请缩短。</translation>
    </message>
    <message>
        <source>A text contains characters that cannot be stored.</source>
        <translation>文字中含有无法保存的字符。</translation>
    </message>
    <message>
        <source>Say where it is: a point on the map, a grid or an address is needed.</source>
        <translation>请说明地点：需要地图位置、网格或地址之一。</translation>
    </message>
    <message>
        <source>The coordinates are no longitude and latitude.</source>
        <translation>坐标不是有效的经度和纬度。</translation>
    </message>
    <message>
        <source>The time is before the step that it follows, or in the future.</source>
        <translation>时间早于上一步骤，或晚于当前时间。</translation>
    </message>
    <message>
        <source>This case does not exist.</source>
        <translation>该事件不存在。</translation>
    </message>
    <message>
        <source>This grid does not exist.</source>
        <translation>该网格不存在。</translation>
    </message>
    <message>
        <source>This department does not exist any more. Choose another one.</source>
        <translation>该部门已不存在，请另选一个。</translation>
    </message>
    <message>
        <source>The case is in a state from which this step is not possible.</source>
        <translation>事件当前状态下不能执行此操作。</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>Choose the department that shall act.</source>
        <translation>请选择责任部门。</translation>
    </message>
    <message>
        <source>Say what was done: a result is needed.</source>
        <translation>请填写处理结果。</translation>
    </message>
    <message>
        <source>A date is needed.</source>
        <translation>请填写日期。</translation>
    </message>
    <message>
        <source>Your role may not take this step.</source>
        <translation>您的角色无权执行此操作。</translation>
    </message>
    <message>
        <source>The place lies outside your area.</source>
        <translation>该地点不在您的辖区内。</translation>
    </message>
    <message>
        <source>Somebody else has acted on this case meanwhile. Look at it again, then decide.</source>
        <translation>其他人刚刚处理了该事件，请重新查看后再决定。</translation>
    </message>
    <message>
        <source>Another entry has this code already.</source>
        <translation>该编码已被占用。</translation>
    </message>
    <message>
        <source>A value is not possible here.</source>
        <translation>此处的值无效。</translation>
    </message>
    <message>
        <source>located by its point</source>
        <translation>按坐标定位</translation>
    </message>
    <message>
        <source>located by the named grid</source>
        <translation>按所填网格定位</translation>
    </message>
    <message>
        <source>without a place on the map</source>
        <translation>无地图位置</translation>
    </message>
    <message>
        <source>outside all grids</source>
        <translation>不在任何网格内</translation>
    </message>
    <message>
        <source>en</source>
        <comment>code of this language</comment>
        <translation>zh</translation>
    </message>
    <message>
        <source>The store could not be written: nothing has been changed. Look at the disk, then try again.</source>
        <translation>数据库无法写入，未作任何修改。请检查磁盘后重试。</translation>
    </message>
    <message>
        <source>Supporting departments have not finished their tasks. End or withdraw them first.</source>
        <translation>协同部门的任务尚未完成。请先完成或撤回。</translation>
    </message>
    <message>
        <source>This task does not exist any more.</source>
        <translation>该任务已不存在。</translation>
    </message>
    <message>
        <source>The file cannot be attached: it cannot be read, is empty, too large, or of a kind that is not allowed.</source>
        <translation>无法添加该附件：文件无法读取、为空、过大，或属于不允许的类型。</translation>
    </message>
</context>
<context>
    <name>jw::ui::AppraisalPage</name>
    <message>
        <source>Scheme</source>
        <translation>考核方案</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>考核对象</translation>
    </message>
    <message>
        <source>All indicators</source>
        <translation>全部指标</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Entry…</source>
        <translation>加减分…</translation>
    </message>
    <message>
        <source>Bonus, penalty or veto by hand</source>
        <translation>手工录入加分、扣分或一票否决</translation>
    </message>
    <message>
        <source>Issue cards…</source>
        <translation>发牌…</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>发布…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>得分图</translation>
    </message>
    <message>
        <source>Red and black lists</source>
        <translation>红黑榜</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>红黄牌</translation>
    </message>
    <message>
        <source>Cards (%1)</source>
        <translation>红黄牌（%1）</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>Only for analysts and administrators of the whole city.</source>
        <translation>仅限全市的统计分析员和系统管理员。</translation>
    </message>
    <message>
        <source>This period is published; it is frozen.</source>
        <translation>本期已发布，不可更改。</translation>
    </message>
    <message>
        <source>Computing %1 …</source>
        <translation>正在计算 %1 …</translation>
    </message>
    <message>
        <source>As of %1 · %L2 cases looked at · scheme version %3 · %4</source>
        <translation>截至 %1 · 涉及案件 %L2 件 · 方案第 %3 版 · %4</translation>
    </message>
    <message>
        <source>There is no scheme yet.
Put one into data/appraisal; standard.toml explains the keys.</source>
        <translation>还没有考核方案。
请在 data/appraisal 中放入方案，各项说明见 standard.toml。</translation>
    </message>
    <message>
        <source>No case of this period is due or handled yet.
Choose an earlier period with the arrow to the left.</source>
        <translation>本期还没有到期或处置的案件。
请用左箭头选择更早的一期。</translation>
    </message>
    <message>
        <source>Choose a scheme, whom to appraise, and a period.</source>
        <translation>请选择考核方案、考核对象和考核期。</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>The figures on screen are frozen for good, with the scheme and its version. Later changes of cases do not alter them; there is no second publication of this period, and no more entries.</source>
        <translation>屏幕上的数据连同方案及其版本将永久冻结。此后案件变化不影响已发布结果；本期不能再次发布，也不能再录入加减分。</translation>
    </message>
    <message>
        <source>Published and frozen.</source>
        <translation>已发布并冻结。</translation>
    </message>
    <message>
        <source>Issue cards</source>
        <translation>发牌</translation>
    </message>
    <message>
        <source>Every subject that meets a rule of the scheme gets its card, once a period. A card can be appealed against, not taken back.</source>
        <translation>凡触发方案规则的对象均发牌，每期一次。发出的牌可以申诉，不能撤回。</translation>
    </message>
    <message>
        <source>%L1 cards issued.</source>
        <translation>已发牌 %L1 张。</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>加减分</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Points of %1</source>
        <translation>分值（满分 %1）</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>The entry stays on record with your name and counts in the score at once.</source>
        <translation>记录将署名留存，并立即计入得分。</translation>
    </message>
    <message>
        <source>Points between 0 and the whole are needed.</source>
        <translation>分值须大于 0，且不超过满分。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>文件无法写入。</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
</context>
<context>
    <name>jw::ui::AreaPathBar</name>
    <message>
        <source>All areas</source>
        <translation>全部区域</translation>
    </message>
</context>
<context>
    <name>jw::ui::BoardView</name>
    <message>
        <source>Red list</source>
        <translation>红榜</translation>
    </message>
    <message>
        <source>Black list</source>
        <translation>黑榜</translation>
    </message>
    <message>
        <source>The best %1 with at least %2 of 100 and no veto.</source>
        <translation>前 %1 名，百分制得分不低于 %2 且无一票否决。</translation>
    </message>
    <message>
        <source>The last %1, if below %2 of 100 or vetoed.</source>
        <translation>后 %1 名，百分制得分低于 %2 或被一票否决。</translation>
    </message>
    <message>
        <source>Veto: %1</source>
        <translation>一票否决：%1</translation>
    </message>
    <message>
        <source>Nobody reaches it in this period.</source>
        <translation>本期无对象达到。</translation>
    </message>
    <message>
        <source>Nobody: all are above the line.</source>
        <translation>无，均在线上。</translation>
    </message>
</context>
<context>
    <name>jw::ui::CardList</name>
    <message>
        <source>No cards of this scheme yet. “Issue cards” gives them by the rules of the scheme.</source>
        <translation>本方案还没有红黄牌。点击“发牌”，按方案规则发出。</translation>
    </message>
    <message>
        <source>Appeal: %1</source>
        <translation>申诉：%1</translation>
    </message>
    <message>
        <source>Review by %1: %2</source>
        <translation>复核（%1）：%2</translation>
    </message>
    <message>
        <source>Decision by %1: %2</source>
        <translation>裁定（%1）：%2</translation>
    </message>
    <message>
        <source>Why the card should not stand</source>
        <translation>申诉理由</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>The card no longer counts. The fact stays on record.</source>
        <translation>该牌不再计算，事实仍予留存。</translation>
    </message>
    <message>
        <source>The card stands for good.</source>
        <translation>该牌维持有效。</translation>
    </message>
</context>
<context>
    <name>jw::ui::CaseView</name>
    <message>
        <source>This case does not exist, or lies outside your area.</source>
        <translation>该事件不存在，或不在您的辖区内。</translation>
    </message>
    <message>
        <source>Choose a case in the queue or on the map to see what is known and what to do.

J and K go through the queue.</source>
        <translation>在队列或地图上选中一个事件，即可查看详情和可执行的操作。

按 J、K 键逐个查看队列。</translation>
    </message>
    <message>
        <source>(no title)</source>
        <translation>（无标题）</translation>
    </message>
    <message>
        <source>%1 · round %2</source>
        <translation>%1 · 第%2轮</translation>
    </message>
    <message>
        <source>Trail</source>
        <translation>办理过程</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>超时 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>no clock runs</source>
        <translation>不计时</translation>
    </message>
    <message>
        <source>closed %1</source>
        <translation>办结于 %1</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>截止 %1</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>地图定位</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>性质</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>outside all grids</source>
        <translation>不在任何网格内</translation>
    </message>
    <message>
        <source>The report named another area: %1</source>
        <translation>上报所填区域与位置不符：%1</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>坐标</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>责任部门</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>建议部门</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报时间</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>截止时间</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>上报人</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>Party A</source>
        <translation>涉案甲方</translation>
    </message>
    <message>
        <source>Party B</source>
        <translation>涉案乙方</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Choose a case first.</source>
        <translation>请先选中一个事件。</translation>
    </message>
    <message>
        <source>%1 is not possible: the case is %2, and you act as %3.</source>
        <translation>无法%1：事件状态为“%2”，您的身份是%3。</translation>
    </message>
</context>
<context>
    <name>jw::ui::CaseWindow</name>
    <message>
        <source>Case</source>
        <translation>事件</translation>
    </message>
</context>
<context>
    <name>jw::ui::CasesModel</name>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>案卷号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>性质</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>责任部门</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报时间</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>截止时间</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
</context>
<context>
    <name>jw::ui::CasesPage</name>
    <message>
        <source>No case matches this filter.
Clear a condition above, or choose a larger area.</source>
        <translation>没有符合条件的事件。
请清除上方的某个条件，或选择更大的区域。</translation>
    </message>
    <message>
        <source>There is no case yet.
Press N to report the first one.</source>
        <translation>还没有事件。
按 N 键上报第一个事件。</translation>
    </message>
    <message>
        <source>%L1 of %L2 cases</source>
        <translation>已显示 %L1 / 共 %L2 件</translation>
    </message>
</context>
<context>
    <name>jw::ui::CellCases</name>
    <message>
        <source>The first %L1 of %L2 cases. Enter opens one.</source>
        <translation>前 %L1 件，共 %L2 件，回车打开。</translation>
    </message>
    <message>
        <source>No case counts here.</source>
        <translation>此处没有案件。</translation>
    </message>
    <message>
        <source>%L1 cases. Enter opens one.</source>
        <translation>共 %L1 件，回车打开。</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>未计入</translation>
    </message>
    <message>
        <source>All of the base</source>
        <translation>全部基数</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>案件编号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Choose a number in the table.</source>
        <translation>请在表中选择一个数字。</translation>
    </message>
    <message>
        <source>A click or Enter on a number shows the cases that it counts.</source>
        <translation>单击数字或按回车，查看它所统计的案件。</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
</context>
<context>
    <name>jw::ui::FilterBar</name>
    <message>
        <source>Any time</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>最近24小时</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近7天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近30天</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>自定义时段</translation>
    </message>
    <message>
        <source>Number, title, text, address</source>
        <translation>案卷号、标题、描述、地址</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>性质</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>责任部门</translation>
    </message>
    <message>
        <source>Overdue only</source>
        <translation>仅超时</translation>
    </message>
    <message>
        <source>Without a grid</source>
        <translation>未定位网格</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Show all cases again</source>
        <translation>重新显示全部事件</translation>
    </message>
</context>
<context>
    <name>jw::ui::GoToBox</name>
    <message>
        <source>Longitude, latitude or X, Y</source>
        <translation>经度, 纬度 或 X, Y</translation>
    </message>
    <message>
        <source>Longitude, latitude in degrees, or Gauss–Krüger X (north), Y (east) in metres</source>
        <translation>经度、纬度（度），或高斯—克吕格 X（北）、Y（东）（米）</translation>
    </message>
    <message>
        <source>Go to coordinates</source>
        <translation>定位到坐标</translation>
    </message>
</context>
<context>
    <name>jw::ui::KeyHelp</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>新上报</translation>
    </message>
    <message>
        <source>Filter the cases</source>
        <translation>筛选事件</translation>
    </message>
    <message>
        <source>Next and previous case</source>
        <translation>下一个、上一个事件</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开事件</translation>
    </message>
    <message>
        <source>Dispatch to a department</source>
        <translation>分流到部门</translation>
    </message>
    <message>
        <source>Dispatch all chosen as proposed</source>
        <translation>所选事件全部按建议分流</translation>
    </message>
    <message>
        <source>Center the map on the case</source>
        <translation>地图定位到事件</translation>
    </message>
    <message>
        <source>Search for anything</source>
        <translation>全局搜索</translation>
    </message>
    <message>
        <source>Send a form</source>
        <translation>提交表单</translation>
    </message>
    <message>
        <source>Larger, smaller, as the screen needs</source>
        <translation>放大、缩小、随屏幕</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>本帮助</translation>
    </message>
    <message>
        <source>Close a window, leave the search</source>
        <translation>关闭窗口、退出搜索</translation>
    </message>
    <message>
        <source>Command, Cases, Appraisal, System</source>
        <translation>指挥、事件、考核、系统</translation>
    </message>
</context>
<context>
    <name>jw::ui::LayerPanel</name>
    <message>
        <source>Live cases</source>
        <translation>在办事件</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Move the layer up</source>
        <translation>图层上移</translation>
    </message>
    <message>
        <source>Move the layer down</source>
        <translation>图层下移</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>地名</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>楼栋</translation>
    </message>
    <message>
        <source>Land</source>
        <translation>陆地</translation>
    </message>
    <message>
        <source>City border</source>
        <translation>市界</translation>
    </message>
    <message>
        <source>District borders</source>
        <translation>区县界</translation>
    </message>
    <message>
        <source>Street borders</source>
        <translation>街道界</translation>
    </message>
    <message>
        <source>Community borders</source>
        <translation>社区界</translation>
    </message>
    <message>
        <source>Grid borders</source>
        <translation>网格界</translation>
    </message>
</context>
<context>
    <name>jw::ui::MainWindow</name>
    <message>
        <source>Right-click the place on the map and choose “Report here”.</source>
        <translation>请在地图上右键点击事发地点，选择“在此上报”。</translation>
    </message>
    <message>
        <source>Jingwei · grid management command center</source>
        <translation>经纬 · 网格化管理指挥中心</translation>
    </message>
</context>
<context>
    <name>jw::ui::MapPanel</name>
    <message>
        <source>Copy coordinates</source>
        <translation>复制坐标</translation>
    </message>
</context>
<context>
    <name>jw::ui::MapToolbar</name>
    <message>
        <source>Pan</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Report here</source>
        <translation>在此上报</translation>
    </message>
    <message>
        <source>Center here</source>
        <translation>以此为中心</translation>
    </message>
    <message>
        <source>Measure a distance</source>
        <translation>量测距离</translation>
    </message>
    <message>
        <source>Measure an area</source>
        <translation>量测面积</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Full view</source>
        <translation>全图</translation>
    </message>
    <message>
        <source>Previous view</source>
        <translation>前一视图</translation>
    </message>
    <message>
        <source>Next view</source>
        <translation>后一视图</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
</context>
<context>
    <name>jw::ui::MeasureTool</name>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 公里</translation>
    </message>
    <message>
        <source>%1 mu</source>
        <translation>%1 亩</translation>
    </message>
    <message>
        <source>%1 m²</source>
        <translation>%1 平方米</translation>
    </message>
    <message>
        <source>%1 km²</source>
        <translation>%1 平方公里</translation>
    </message>
</context>
<context>
    <name>jw::ui::PeriodPicker</name>
    <message>
        <source>Period</source>
        <translation>考核期</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>上一期</translation>
    </message>
    <message>
        <source>The period after</source>
        <translation>下一期</translation>
    </message>
</context>
<context>
    <name>jw::ui::PublicationView</name>
    <message>
        <source>not published</source>
        <translation>未发布</translation>
    </message>
    <message>
        <source>published %1 by %2</source>
        <translation>%1 由%2发布</translation>
    </message>
    <message>
        <source>%L1 figures differ now</source>
        <translation>现有 %L1 项数据不同</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>考核对象</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Not published yet. “Publish” freezes the figures that are on screen, with the scheme and its version.</source>
        <translation>尚未发布。点击“发布”，将屏幕上的数据连同方案及其版本一并冻结。</translation>
    </message>
    <message>
        <source>Published %1 by %2, scheme version %3. The publication is frozen; below is what the live figures say otherwise.</source>
        <translation>%1 由%2发布，方案第 %3 版。发布结果已冻结；下面列出与当前数据的差异。</translation>
    </message>
    <message>
        <source>Nothing differs.</source>
        <translation>没有差异。</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
</context>
<context>
    <name>jw::ui::QueueDelegate</name>
    <message>
        <source>no place known</source>
        <translation>位置未知</translation>
    </message>
</context>
<context>
    <name>jw::ui::QueuePanel</name>
    <message>
        <source>Dispatch as proposed</source>
        <translation>按建议分流</translation>
    </message>
    <message>
        <source>To dispatch</source>
        <translation>待分发</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>被驳回</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>全部在办</translation>
    </message>
    <message>
        <source>Loading the open cases …</source>
        <translation>正在载入在办事件…</translation>
    </message>
    <message>
        <source>Nothing waits for dispatch.
Press N to report something new.</source>
        <translation>没有待分发的事件。
按 N 键新建上报。</translation>
    </message>
    <message>
        <source>No department has sent anything back.</source>
        <translation>没有被部门驳回的事件。</translation>
    </message>
    <message>
        <source>Nothing is overdue.</source>
        <translation>没有超时的事件。</translation>
    </message>
    <message>
        <source>No open case here.
Press N to report something new, or choose a larger area above.</source>
        <translation>此处没有在办事件。
按 N 键新建上报，或在上方选择更大的区域。</translation>
    </message>
    <message>
        <source>The %1 most urgent of %2; the rest is on the Cases page.</source>
        <translation>显示最紧急的 %1 件，共 %2 件；其余见“事件”页。</translation>
    </message>
    <message>
        <source>as the rule proposes</source>
        <translation>按规则建议</translation>
    </message>
    <message>
        <source>None of the chosen cases waits with a proposal. Press D to choose the department.</source>
        <translation>所选事件均无待确认的建议部门。请按 D 键选择部门。</translation>
    </message>
    <message>
        <source>Dispatched: %1.</source>
        <translation>已分流 %1 件。</translation>
    </message>
    <message>
        <source>%1 of %2 dispatched. The others: %3</source>
        <translation>已分流 %1 / %2 件，其余：%3</translation>
    </message>
</context>
<context>
    <name>jw::ui::Rail</name>
    <message>
        <source>Collapse</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show the words</source>
        <translation>显示文字</translation>
    </message>
    <message>
        <source>Icons only</source>
        <translation>仅显示图标</translation>
    </message>
</context>
<context>
    <name>jw::ui::RankingModel</name>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Veto: %1</source>
        <translation>一票否决：%1</translation>
    </message>
    <message>
        <source>Bonus: %1</source>
        <translation>加分：%1</translation>
    </message>
    <message>
        <source>Penalty: %1</source>
        <translation>扣分：%1</translation>
    </message>
    <message>
        <source>Nothing to appraise in this period.</source>
        <translation>本期没有可考核的案件。</translation>
    </message>
    <message>
        <source>Formula: %1</source>
        <translation>公式：%1</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>考核对象</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
</context>
<context>
    <name>jw::ui::ReasonForm</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>jw::ui::ReportForm</name>
    <message>
        <source>New report</source>
        <translation>新上报</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>性质</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>上报人</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Party A</source>
        <translation>涉案甲方</translation>
    </message>
    <message>
        <source>Party B</source>
        <translation>涉案乙方</translation>
    </message>
    <message>
        <source>Type a part of its name or code</source>
        <translation>输入名称或编码的一部分</translation>
    </message>
    <message>
        <source>In a few words</source>
        <translation>简要概括</translation>
    </message>
    <message>
        <source>What has happened, what is needed</source>
        <translation>发生了什么，需要怎样处理</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>empty: anonymous</source>
        <translation>留空即匿名</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>地图定位</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>as the category says</source>
        <translation>按类别默认</translation>
    </message>
    <message>
        <source>A point finds its grid by itself. Without one, give an address.</source>
        <translation>填写坐标可自动定位网格；没有坐标请填写地址。</translation>
    </message>
    <message>
        <source>Longitude −180 … 180 and latitude −90 … 90, in degrees.</source>
        <translation>经度 −180 … 180，纬度 −90 … 90，单位为度。</translation>
    </message>
    <message>
        <source>Lies in %1</source>
        <translation>位于 %1</translation>
    </message>
    <message>
        <source>This point lies outside all grids.</source>
        <translation>该坐标不在任何网格内。</translation>
    </message>
    <message>
        <source>Choose a category from the list.</source>
        <translation>请从列表中选择类别。</translation>
    </message>
    <message>
        <source>Recorded as %1, %2, %3.</source>
        <translation>已登记，案卷号 %1，%2，%3。</translation>
    </message>
</context>
<context>
    <name>jw::ui::ScaleBar</name>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 公里</translation>
    </message>
</context>
<context>
    <name>jw::ui::ScoreChart</name>
    <message>
        <source>Copy as picture</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>复制为表格</translation>
    </message>
</context>
<context>
    <name>jw::ui::SearchBox</name>
    <message>
        <source>Search for anything  Ctrl+K</source>
        <translation>全局搜索  Ctrl+K</translation>
    </message>
    <message>
        <source>Nothing found. Try a part of the number, the title or the address.</source>
        <translation>没有结果。请输入案卷号、标题或地址的一部分。</translation>
    </message>
</context>
<context>
    <name>jw::ui::StatusBar</name>
    <message>
        <source>Store %1</source>
        <translation>数据库 %1</translation>
    </message>
    <message>
        <source>all saved</source>
        <translation>已全部落盘</translation>
    </message>
    <message>
        <source>%L1 waiting to be saved</source>
        <translation>%L1 条待落盘</translation>
    </message>
    <message>
        <source>%L1 commands/s</source>
        <translation>%L1 条/秒</translation>
    </message>
    <message>
        <source>%L1 open</source>
        <translation>在办 %L1 件</translation>
    </message>
    <message>
        <source>local only</source>
        <translation>仅本机</translation>
    </message>
    <message>
        <source>This store is not connected to a central database.</source>
        <translation>本数据库未连接中心数据库。</translation>
    </message>
    <message>
        <source>longest stall %1 ms</source>
        <translation>最长卡顿 %1 毫秒</translation>
    </message>
    <message>
        <source>How long this window did not answer at most, in the last minute</source>
        <translation>最近一分钟内窗口无响应的最长时间</translation>
    </message>
</context>
<context>
    <name>jw::ui::StepForm</name>
    <message>
        <source>%1: %2. The case is now %3.</source>
        <translation>%1：%2完成，事件状态为“%3”。</translation>
    </message>
    <message>
        <source>as the rule proposes</source>
        <translation>按规则建议</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>责任部门</translation>
    </message>
    <message>
        <source>Type a part of its name</source>
        <translation>输入名称的一部分</translation>
    </message>
    <message>
        <source>The rules propose: %1</source>
        <translation>规则建议：%1</translation>
    </message>
    <message>
        <source>The reporter is satisfied</source>
        <translation>上报人满意</translation>
    </message>
    <message>
        <source>Not satisfied: a second round follows</source>
        <translation>不满意，进入二次处理</translation>
    </message>
    <message>
        <source>Resume on</source>
        <translation>恢复日期</translation>
    </message>
    <message>
        <source>New deadline</source>
        <translation>新的截止时间</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>回访情况</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The date must lie in the future.</source>
        <translation>日期必须晚于当前时间。</translation>
    </message>
</context>
<context>
    <name>jw::ui::SystemPage</name>
    <message>
        <source>Switches and durations</source>
        <translation>开关与时长设置</translation>
    </message>
    <message>
        <source>Dispatch by the rules at once (automatic dispatch)</source>
        <translation>按规则立即分流（自动分流）</translation>
    </message>
    <message>
        <source>Follow up with the reporter after the feedback</source>
        <translation>反馈后回访上报人</translation>
    </message>
    <message>
        <source>Archive by itself when nothing more is to do</source>
        <translation>办结后自动归档</translation>
    </message>
    <message>
        <source>Assigned, to be accepted within</source>
        <translation>已分配，接受时限</translation>
    </message>
    <message>
        <source>Accepted, to be fed back within</source>
        <translation>已接受，反馈时限</translation>
    </message>
    <message>
        <source>Fed back, to be followed up within</source>
        <translation>已反馈，回访时限</translation>
    </message>
    <message>
        <source>0 is no limit. Urgent cases always run on natural time. A change takes effect at once and stands in the operation log.</source>
        <translation>0 表示不限时。紧急事件始终按自然时间计时。修改立即生效，并记入操作日志。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>字号缩放</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>在办事件</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Commands since the start</source>
        <translation>启动以来处理的命令</translation>
    </message>
    <message>
        <source>Last commit took</source>
        <translation>上次提交用时</translation>
    </message>
    <message>
        <source>Saved. It holds from now on.</source>
        <translation>已保存，立即生效。</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>as the screen needs</source>
        <translation>随屏幕</translation>
    </message>
</context>
<context>
    <name>jw::ui::TimelineStrip</name>
    <message>
        <source>Last 24 hours</source>
        <translation>最近24小时</translation>
    </message>
    <message>
        <source>reported %1</source>
        <translation>上报 %1</translation>
    </message>
    <message>
        <source>closed %1</source>
        <translation>办结 %1</translation>
    </message>
    <message>
        <source>From %1: %2 reported, %3 closed</source>
        <translation>%1 起一小时：上报 %2，办结 %3</translation>
    </message>
</context>
<context>
    <name>jw::ui::TopBar</name>
    <message>
        <source>Report</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Switch to Chinese or English</source>
        <translation>切换中文或英文</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>深色或浅色</translation>
    </message>
    <message>
        <source>Cases whose time has run out</source>
        <translation>已超时的事件</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>超时 %1 件</translation>
    </message>
    <message>
        <source>Act for a department</source>
        <translation>代表部门操作</translation>
    </message>
</context>
</TS>
